using BotFramework.Connector.Authentication;

namespace PoreRoutine.Bot.Hosting;

/// <summary>The settings of the Bot Framework's channels, by the names that its SDK gave them.</summary>
internal static class ChannelSettings
{
    /// <summary>Reads who the bot is to channels.</summary>
    /// <param name="configuration">Where the settings come from.</param>
    /// <param name="faults">Gets one line for each fault: what is wrong and how to mend it.</param>
    /// <returns>Null if there is no app id, or a fault.</returns>
    public static AuthenticationConfiguration? Read(IConfiguration configuration, List<string> faults)
    {
        var (type, id, password, tenant) = (Value("MicrosoftAppType"), Value("MicrosoftAppId"), Value("MicrosoftAppPassword"), Value("MicrosoftAppTenantId"));
        if (type is null && id is null)
        {
            if (password is not null || tenant is not null)
            {
                var named = password is null ? "MicrosoftAppTenantId" : "MicrosoftAppPassword";
                faults.Add($"MicrosoftAppId is empty, but {named} is set: write the app id and MicrosoftAppType of the bot's registration, or empty {named} for a service without channels");
            }

            return null;
        }

        var before = faults.Count;
        var appType = MicrosoftAppTypes.SingleTenant;
        if (type is null)
        {
            faults.Add("MicrosoftAppType is empty, but MicrosoftAppId is set: write SingleTenant or UserAssignedMSI, as the bot's registration says");
        }
        else if (type.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase))
        {
            appType = MicrosoftAppTypes.UserAssignedMsi;
        }
        else if (!type.Equals("SingleTenant", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"MicrosoftAppType is '{type}': this version knows SingleTenant and UserAssignedMSI");
            return null;
        }

        Demand(id, "MicrosoftAppId", "write the app id of the bot's registration, or empty MicrosoftAppType for a service without channels");
        Demand(tenant, "MicrosoftAppTenantId", "write the id of the tenant that the bot is registered in");
        if (type is not null && appType == MicrosoftAppTypes.SingleTenant)
        {
            Demand(password, "MicrosoftAppPassword", "write a client secret of the app's registration, or take a bot of the type UserAssignedMSI, which needs none");
        }

        var metadata = Address("ToBotFromChannelOpenIdMetadataUrl", loopback: true);
        var login = Address("ToChannelFromBotLoginUrl", loopback: false);
        return faults.Count > before ? null : new AuthenticationConfiguration
        {
            AppType = appType,
            AppId = id!,
            AppPassword = password,
            TenantId = tenant!,
            OpenIdMetadataAddress = metadata ?? new Uri(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl),
            TokenIssuer = Value("ToBotFromChannelTokenIssuer") ?? AuthenticationConstants.ToBotFromChannelTokenIssuer,
            LoginAddress = login ?? new Uri(AuthenticationConstants.ToChannelFromBotLoginUrl),
            OAuthScope = Value("ToChannelFromBotOAuthScope") ?? AuthenticationConstants.ToChannelFromBotOAuthScope,
        };

        string? Value(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

        void Demand(string? value, string key, string remedy)
        {
            if (value is null)
            {
                faults.Add($"{key} is empty: {remedy}");
            }
        }

        Uri? Address(string key, bool loopback)
        {
            var text = Value(key);
            if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (loopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
            {
                return text is null ? null : new Uri(text);
            }

            faults.Add($"{key} is '{text}': write an address that begins with https://, or leave it out for the public cloud's");
            return null;
        }
    }
}
