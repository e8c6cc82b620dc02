namespace BotFramework.Connector.Authentication;

/// <summary>Gets the bot's own tokens: one is kept until shortly before it expires, and one request serves all who wait. Thread-safe.</summary>
/// <param name="clock">What expiry is told by; null for the machine's.</param>
public abstract class AppCredentials(TimeProvider? clock = null)
{
    /// <summary>How long before it expires a token is not shown any more.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_requestLimit = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private Task<AppToken>? _token;

    /// <summary>A token that is good for some minutes yet.</summary>
    /// <param name="cancellationToken">Gives up waiting; the request goes on for others.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had now; the next call tries again.</exception>
    public async Task<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        Task<AppToken> token;
        lock (_gate)
        {
            if (_token is null || _token.IsFaulted || (_token.IsCompletedSuccessfully && _token.Result.ExpiresOn - _clock.GetUtcNow() <= Margin))
            {
                _token = RequestAsync();
            }

            token = _token;
        }

        return (await token.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>Makes the next call ask for a new token, because a channel refused this one.</summary>
    /// <param name="token">The token refused; if another was got meanwhile, that one stays.</param>
    public void Forget(string token)
    {
        lock (_gate)
        {
            if (_token is { IsCompletedSuccessfully: true } && _token.Result.Value == token)
            {
                _token = null;
            }
        }
    }

    /// <summary>Asks for a new token: one that was given before is kept here already.</summary>
    protected abstract Task<AppToken> RequestTokenAsync(CancellationToken cancellationToken);

    private async Task<AppToken> RequestAsync()
    {
        // Leaves the lock before anything is asked, even where the request would run for a while before its first wait.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var limit = new CancellationTokenSource(s_requestLimit);
        try
        {
            return await RequestTokenAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not TokenUnavailableException)
        {
            throw new TokenUnavailableException($"The bot could not get a token: {exception.Message}", exception);
        }
    }
}
