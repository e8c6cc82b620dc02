using System.Security.Cryptography;
using BotFramework.Turns;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.DirectLine;

/// <summary>
/// The keys that sign tokens, in the store, so that instances share them and a restart keeps them. A new one is made every 30 days; an old one
/// stays until all that it signed has expired. Thread-safe.
/// </summary>
/// <param name="storage">Where the keys are kept; the first is made on first use.</param>
/// <param name="clock">What the keys' ages run on.</param>
internal sealed class SigningKeys(IStorage storage, TimeProvider clock)
{
    /// <summary>The longest that anything signed may be good.</summary>
    internal static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    /// <summary>The age of the newest key at which there is to be a newer one.</summary>
    internal static readonly TimeSpan RotationAge = TimeSpan.FromDays(30);

    /// <summary>How old an instance's copy may be: so much later than others at most it knows of a new key, or that all were thrown away.</summary>
    internal static readonly TimeSpan CopyAge = TimeSpan.FromMinutes(5);

    /// <summary>A key signs nothing before this age: by then every instance knows it.</summary>
    private static readonly TimeSpan s_settling = 2 * CopyAge;

    /// <summary>Anybody can invent key ids: not for each of them is the store asked.</summary>
    private static readonly TimeSpan s_unknownKeyPause = TimeSpan.FromSeconds(5);

    private const string Key = "signing-key";

    private readonly KeyedLock _loading = new();
    private volatile Copy? _copy;

    /// <summary>The key to sign with.</summary>
    public async Task<SecurityKey> CurrentAsync(CancellationToken cancellationToken)
    {
        var copy = await CopyAsync(CopyAge, cancellationToken).ConfigureAwait(false);
        var settled = clock.GetUtcNow() - s_settling;
        return ToSecurityKey(copy.Keys.LastOrDefault(key => key.Created <= settled) ?? copy.Keys[0]);
    }

    /// <summary>The key of an id; null if there is none.</summary>
    public async Task<SecurityKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var key = (await CopyAsync(CopyAge, cancellationToken).ConfigureAwait(false)).Find(id)
            ?? (await CopyAsync(s_unknownKeyPause, cancellationToken).ConfigureAwait(false)).Find(id);
        return key is null ? null : ToSecurityKey(key);
    }

    private static SymmetricSecurityKey ToSecurityKey(SigningKey key) => new(Convert.FromBase64String(key.Secret)) { KeyId = key.Id };

    private async Task<Copy> CopyAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        if (_copy is { } known && clock.GetUtcNow() - known.ReadAt < age)
        {
            return known;
        }

        using var holder = await _loading.AcquireAsync(Key, cancellationToken).ConfigureAwait(false);
        return _copy is { } read && clock.GetUtcNow() - read.ReadAt < age
            ? read
            : _copy = new Copy(await LoadAsync(cancellationToken).ConfigureAwait(false), clock.GetUtcNow());
    }

    /// <summary>Reads the ring, and changes the stored one where a key is due to come or to go.</summary>
    private async Task<IReadOnlyList<SigningKey>> LoadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var ring = await storage.ReadAsync(Key, DirectLineJsonContext.Default.SigningKeyRing, cancellationToken).ConfigureAwait(false) ?? new SigningKeyRing();
            if (!Renew(ring, clock.GetUtcNow()))
            {
                return ring.Keys;
            }

            try
            {
                await storage.WriteAsync(Key, ring, cancellationToken).ConfigureAwait(false);
                return ring.Keys;
            }
            catch (ETagConflictException)
            {
                // Another instance was first: its ring is read in the next round.
            }
        }
    }

    /// <returns>True if the ring changed.</returns>
    private static bool Renew(SigningKeyRing ring, DateTimeOffset now)
    {
        var changed = false;
        if (ring.Secret is { } first)
        {
            // Its age is not known, so it counts from now.
            ring.Keys.Insert(0, new SigningKey("1", first, now));
            ring.Secret = null;
            changed = true;
        }

        if (ring.Keys.Count == 0 || ring.Keys[^1].Created + RotationAge <= now)
        {
            ring.Keys.Add(new SigningKey(DirectLineGrant.NewId(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), now));
            changed = true;
        }

        // A key signs until its successor has settled; the day is for instances whose clocks differ.
        while (ring.Keys.Count > 1 && ring.Keys[1].Created + s_settling + LongestLifetime + TimeSpan.FromDays(1) <= now)
        {
            ring.Keys.RemoveAt(0);
            changed = true;
        }

        return changed;
    }

    private sealed record Copy(IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt)
    {
        public SigningKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);
    }
}
