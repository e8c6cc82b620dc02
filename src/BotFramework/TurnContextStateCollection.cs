namespace BotFramework;

/// <summary>What the parts of a turn share, by key; disposed of with the turn. Not thread-safe.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool _disposed;

    /// <summary>The value under a key.</summary>
    /// <typeparam name="T">The type to see it as.</typeparam>
    /// <param name="key">The key; may be empty.</param>
    /// <returns>The value; the default of <typeparamref name="T"/> if there is none or it is of another type.</returns>
    /// <exception cref="ObjectDisposedException">The turn has ended.</exception>
    public T? Get<T>(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return TryGetValue(key, out var value) && value is T typed ? typed : default;
    }

    /// <summary>The value under the full name of <typeparamref name="T"/>; null if there is none.</summary>
    /// <exception cref="ObjectDisposedException">The turn has ended.</exception>
    public T? Get<T>()
        where T : class => Get<T>(typeof(T).FullName!);

    /// <summary>Adds a value under a key that is not taken.</summary>
    /// <param name="key">The key; may be empty.</param>
    /// <param name="value">The value; one that can be disposed of is disposed of with the turn.</param>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public void Add<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ObjectDisposedException.ThrowIf(_disposed, this);
        base.Add(key, value);
    }

    /// <summary>Adds a value under the full name of <typeparamref name="T"/>, the type as the caller sees it.</summary>
    /// <param name="value">The value; one that can be disposed of is disposed of with the turn.</param>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public void Add<T>(T value)
        where T : class => Add(typeof(T).FullName!, value);

    /// <summary>Sets the value under a key, in place of one that is there; that one is not disposed of.</summary>
    /// <param name="key">The key; may be empty.</param>
    /// <param name="value">The value; null removes the one that is there.</param>
    public void Set<T>(string key, T? value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (value is null)
        {
            Remove(key);
        }
        else
        {
            this[key] = value;
        }
    }

    /// <summary>Sets the value under the full name of <typeparamref name="T"/>, the type as the caller sees it.</summary>
    /// <param name="value">The value; null removes the one that is there.</param>
    public void Set<T>(T? value)
        where T : class => Set(typeof(T).FullName!, value);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the values that can be disposed of, once.</summary>
    /// <param name="disposing">False only from a finalizer, which this class does not have.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            foreach (var value in Values.OfType<IDisposable>())
            {
                value.Dispose();
            }
        }

        _disposed = true;
    }
}
