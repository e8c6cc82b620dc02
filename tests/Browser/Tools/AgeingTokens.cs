using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace PoreRoutine.Browser.Tools;

/// <summary>
/// Lets the tokens that a page has go out of their time: what it sends with them reaches the service with tokens that are the same but for
/// their age, signed by the service's own key. Not thread-safe.
/// </summary>
public sealed class AgeingTokens
{
    private readonly ServiceProcess service;
    private readonly List<string> given = [];
    private HashSet<string> expired = [];

    /// <summary>How many calls the service refused for the age of their token.</summary>
    public int Refusals { get; private set; }

    private AgeingTokens(ServiceProcess service) => this.service = service;

    /// <summary>The tokens of a visitor's pages that are opened from now on.</summary>
    public static async Task<AgeingTokens> OfAsync(IBrowserContext visitor, ServiceProcess service)
    {
        var tokens = new AgeingTokens(service);
        await tokens.WatchAsync(visitor);
        return tokens;
    }

    private async Task WatchAsync(IBrowserContext visitor)
    {
        visitor.Response += (_, response) =>
        {
            if (response.Status == 403 && response.Url.Contains("/v3/directline/", StringComparison.Ordinal)) Refusals++;
        };
        await visitor.RouteAsync("**/v3/directline/**", route =>
        {
            var headers = new Dictionary<string, string>(route.Request.Headers);
            if (headers.TryGetValue("authorization", out var bearer))
            {
                var token = bearer["Bearer ".Length..];
                if (!given.Contains(token)) given.Add(token);
                if (expired.Contains(token)) headers["authorization"] = $"Bearer {Age(token)}";
            }

            return route.ContinueAsync(new RouteContinueOptions { Headers = headers });
        });
    }

    /// <summary>From now on what was shown so far has expired.</summary>
    public void Expire() => expired = [.. given];

    /// <summary>Takes the service's keys out of its store, as an operator does whose keys leaked.</summary>
    public void DeleteKeys() => Run("DELETE FROM items WHERE key = 'signing-key'");

    private string Age(string token)
    {
        var parts = token.Split('.');
        var header = JsonElement.Parse(Decode(parts[0]));
        var claims = JsonElement.Parse(Decode(parts[1])).EnumerateObject().ToDictionary(claim => claim.Name, claim => claim.Value);
        claims["exp"] = JsonElement.Parse($"{claims["iat"].GetInt64() - 1}");
        var signed = $"{parts[0]}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(KeyOf(header.GetProperty("kid").GetString()!), Encoding.ASCII.GetBytes(signed)))}";
    }

    private byte[] KeyOf(string id)
    {
        var ring = (byte[])Run("SELECT body FROM items WHERE key = 'signing-key'")!;
        return JsonElement.Parse(ring).GetProperty("keys").EnumerateArray()
            .Single(key => key.GetProperty("id").GetString() == id).GetProperty("secret").GetBytesFromBase64();
    }

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(service.DataFolder, "pore-routine.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static byte[] Decode(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
