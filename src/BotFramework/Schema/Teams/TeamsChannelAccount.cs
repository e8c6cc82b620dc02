namespace BotFramework.Schema.Teams;

/// <summary>A member of a Teams conversation. Teams tells the names and addresses only to bots that may read them.</summary>
public class TeamsChannelAccount : ChannelAccount
{
    /// <summary>An empty instance.</summary>
    public TeamsChannelAccount()
    {
    }

    internal TeamsChannelAccount(ChannelAccount account)
        : base(account.Id, account.Name, account.Role, account.AadObjectId)
    {
        Properties = account.Properties;
        GivenName = account.TextOf("givenName");
        Surname = account.TextOf("surname");
        Email = account.TextOf("email");
        UserPrincipalName = account.TextOf("userPrincipalName");
    }

    /// <summary>The first name; null if not told.</summary>
    public string? GivenName { get; set; }

    /// <summary>The last name; null if not told.</summary>
    public string? Surname { get; set; }

    /// <summary>The mail address; null if not told.</summary>
    public string? Email { get; set; }

    /// <summary>The sign-in name; null if not told.</summary>
    public string? UserPrincipalName { get; set; }
}
