using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>What a version of the program stored on one evening, as it is checked in: an SQLite file as SQL, without its secrets, and facts about it.</summary>
/// <param name="Sql">The SQL.</param>
/// <param name="Facts">The facts.</param>
internal sealed record ReleasedState(string Sql, StateFacts Facts)
{
    private static readonly string s_folder = Path.Combine(Repository.Folder("tests"), "PoreRoutine.Bot.Tests", "Releases");

    /// <summary>The one that a version wrote.</summary>
    public static ReleasedState Of(string version) =>
        new(File.ReadAllText(Path.Combine(s_folder, $"{version}.sql")), StateFacts.Parse(File.ReadAllText(Path.Combine(s_folder, $"{version}.json"))));

    /// <summary>Keeps it with the tests.</summary>
    public void Keep(string version)
    {
        File.WriteAllText(Path.Combine(s_folder, $"{version}.sql"), Sql);
        File.WriteAllText(Path.Combine(s_folder, $"{version}.json"), $"{Facts.ToJson()}\n");
    }

    /// <summary>Makes the file anew, as if it had been written just now.</summary>
    /// <returns>The cookie and the token that the page's visitor has.</returns>
    public (string Cookie, string Token) Restore(string connectionString, StateSecrets secrets)
    {
        StateDump.Execute(connectionString, secrets.Show(Sql));
        var age = (long)(TimeProvider.System.GetUtcNow() - Facts.WrittenAt).TotalSeconds;
        if (StateDump.Ask(connectionString, "SELECT 1 FROM pragma_table_info('items') WHERE name = 'expires'") is not null)
        {
            StateDump.Execute(connectionString, $"UPDATE items SET expires = expires + {age}");
        }

        var signing = new SigningCredentials(new SymmetricSecurityKey(Convert.FromBase64String(secrets.SigningKey)) { KeyId = Facts.KeyId }, SecurityAlgorithms.HmacSha256);
        return (Sign(Facts.Cookie), Sign(Facts.Token));

        string Sign(System.Text.Json.Nodes.JsonObject claims)
        {
            var moved = claims.DeepClone().AsObject();
            foreach (var time in (string[])["iat", "exp", "nbf"])
            {
                if (moved[time] is { } seconds)
                {
                    moved[time] = (long)seconds + age;
                }
            }

            return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(moved.ToJsonString(), signing);
        }
    }
}
