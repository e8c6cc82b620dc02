using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>
/// What of a state is secret, or another each time: a name takes its place where the state is checked in, and something new the name's where it is
/// read.
/// </summary>
/// <param name="Connector">The channel's address.</param>
/// <param name="Calendar">The token of the calendar's address.</param>
/// <param name="Link">The token of the link to a client's file.</param>
/// <param name="SigningKey">The key that signs tokens and cookies, base64.</param>
internal sealed record StateSecrets(string Connector, string Calendar, string Link, string SigningKey)
{
    private const int Bytes = 32;

    /// <summary>Invents new ones.</summary>
    public static StateSecrets Invent(string connector) => new(connector, NewToken(), NewToken(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Puts names in their place.</summary>
    public string Hide(string sql) => Pairs().Aggregate(sql, (text, pair) => text.Replace(pair.Value, pair.Name, StringComparison.Ordinal));

    /// <summary>Puts them in the place of names.</summary>
    public string Show(string sql) => Pairs().Aggregate(sql, (text, pair) => text.Replace(pair.Name, pair.Value, StringComparison.Ordinal));

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Each as it stands in JSON. Who has none of something has an empty one.</summary>
    private IEnumerable<(string Name, string Value)> Pairs() => new[]
    {
        ("{connector}", Connector),
        ("{calendar}", Calendar),
        ("{calendar-hash}", HashOf(Calendar)),
        ("{link}", Link),
        ("{link-hash}", HashOf(Link)),
        ("{signing-key}", JsonEncodedText.Encode(SigningKey).ToString()),
    }.Where(pair => pair.Item2.Length > 0);
}
