using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Connector.Authentication;

/// <summary>
/// The channels' keys, by the OpenID metadata at an address. They are read when first needed, again in the background once they are half a day
/// old, and once for a key id that is not among them, a minute apart at least. Keys older than a day are not believed. One read serves
/// all who wait. Thread-safe.
/// </summary>
internal sealed partial class OpenIdMetadata(IHttpClientFactory clients, AuthenticationConfiguration configuration, ILogger<OpenIdMetadata> logger, TimeProvider? clock = null)
{
    /// <summary>After this the keys are read again; until <see cref="MaximumAge"/> nobody waits for it.</summary>
    public static readonly TimeSpan RefreshAge = TimeSpan.FromHours(12);

    /// <summary>After this the keys are not believed.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromHours(24);

    /// <summary>The least time between two reads for unknown key ids: anybody can invent those.</summary>
    public static readonly TimeSpan UnknownKeyInterval = TimeSpan.FromMinutes(1);

    /// <summary>The least time between a read that failed and the next.</summary>
    public static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private Keys? _current;
    private Task<Keys?>? _read;
    private DateTimeOffset? _failed;
    private DateTimeOffset? _unknown;

    /// <summary>Looks for a key.</summary>
    /// <returns>The key, null if the channel has none with this id; and whether that could be told.</returns>
    public async Task<(ChannelKey? Key, bool Available)> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var keys = await GetAsync(keyId).WaitAsync(cancellationToken).ConfigureAwait(false);
        return (keys?.ById.GetValueOrDefault(keyId), keys is not null);
    }

    private Task<Keys?> GetAsync(string keyId)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var current = _current is { } keys && now - keys.ReadAt < MaximumAge ? _current : null;
            var known = current?.ById.ContainsKey(keyId) == true;
            if (known && now - current!.ReadAt < RefreshAge)
            {
                return Task.FromResult<Keys?>(current);
            }

            if (_read is { IsCompleted: false })
            {
                return known ? Task.FromResult(current) : _read;
            }

            if (now - _failed < FailureInterval)
            {
                return Task.FromResult(known ? current : null);
            }

            if (current is not null && !known && now - _unknown < UnknownKeyInterval)
            {
                return Task.FromResult<Keys?>(current);
            }

            _read = ReadAsync(forUnknown: current is not null && !known);
            return known ? Task.FromResult(current) : _read;
        }
    }

    private async Task<Keys?> ReadAsync(bool forUnknown)
    {
        Keys? keys = null;
        try
        {
            using var client = clients.CreateClient(nameof(OpenIdMetadata));
            var address = configuration.OpenIdMetadataAddress;
            var documents = new HttpDocumentRetriever(client) { RequireHttps = !address.IsLoopback };
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(address.AbsoluteUri, documents, CancellationToken.None).ConfigureAwait(false);
            var byId = (metadata.JsonWebKeySet?.Keys ?? [])
                .Where(key => !string.IsNullOrEmpty(key.Kid) && key.Kty == JsonWebAlgorithmsKeyTypes.RSA)
                .DistinctBy(key => key.Kid)
                .ToDictionary(key => key.Kid, key => new ChannelKey(key, EndorsementsOf(key)), StringComparer.Ordinal);
            if (byId.Count > 0)
            {
                keys = new Keys(byId, _clock.GetUtcNow());
            }
            else
            {
                LogEmpty(address);
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException or JsonException or ArgumentException or InvalidOperationException or SecurityTokenException)
        {
            LogOutOfReach(exception, configuration.OpenIdMetadataAddress);
        }

        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            _failed = keys is null ? now : null;
            if (keys is not null)
            {
                _current = keys;
                _unknown = forUnknown ? now : _unknown;
            }
        }

        return keys;
    }

    private static HashSet<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    [LoggerMessage(Level = LogLevel.Error, Message = "The channels' keys could not be read by {Address}")]
    private partial void LogOutOfReach(Exception exception, Uri address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channels' metadata at {Address} has no key")]
    private partial void LogEmpty(Uri address);

    private sealed record Keys(IReadOnlyDictionary<string, ChannelKey> ById, DateTimeOffset ReadAt);
}
