using Microsoft.Extensions.DependencyInjection;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>Where a service keeps its clients and their wake-ups, and what becomes of them there without it.</summary>
internal abstract class RemindedStore : IAsyncDisposable
{
    /// <summary>The settings that name it.</summary>
    public abstract IReadOnlyList<string> Settings { get; }

    /// <summary>The settings of a command that looks into it.</summary>
    /// <param name="now">What the time is for the service.</param>
    public abstract IReadOnlyList<string> CommandSettings(DateTimeOffset now);

    /// <summary>Has the store follow a test's clock.</summary>
    public abstract void Configure(IServiceCollection services, TimeProvider clock);

    /// <summary>Wake-ups get lost, all of them, as by a bug or a restore.</summary>
    /// <returns>How many there were.</returns>
    public abstract Task<int> LoseWakeUpsAsync();

    /// <summary>The pauses of wake-ups that were given back are over.</summary>
    public abstract Task EndPausesAsync();

    /// <summary>Puts other JSON in place of an item, as a bug or a hand might, and leaves all else of it.</summary>
    /// <returns>What was there.</returns>
    public abstract Task<byte[]> ReplaceAsync(string key, byte[] json);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
