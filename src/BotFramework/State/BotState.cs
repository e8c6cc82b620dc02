using System.Text.Json;
using BotFramework.Turns;

namespace BotFramework;

/// <summary>
/// A bag of typed properties kept under one key, loaded once a turn and saved if it changed. Thread-safe; each turn has its own copy.
/// </summary>
/// <remarks>
/// Inside a <see cref="TurnPipeline"/> the state is part of the turn's one conditional write; elsewhere it goes to the storage
/// itself, and the last of two overlapping turns wins.
/// </remarks>
public abstract class BotState
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;
    private readonly JsonSerializerOptions _options;

    /// <summary>A state in a storage.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="contextServiceKey">The key under which a turn keeps its copy.</param>
    /// <param name="options">How properties are written; null for <see cref="BotFrameworkJson.Default"/>.</param>
    protected BotState(IStorage storage, string contextServiceKey, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        TurnContext.ThrowIfBlank(contextServiceKey, nameof(contextServiceKey));
        _storage = storage;
        _contextServiceKey = contextServiceKey;
        _options = options ?? BotFrameworkJson.Default;
    }

    /// <summary>Makes an accessor for a property. It holds nothing itself: two of one name see the same value.</summary>
    /// <remarks>Reading one whose JSON does not fit <typeparamref name="T"/> throws a <see cref="StateUnreadableException"/>.</remarks>
    /// <typeparam name="T">The property's type, one that the state's JSON options know.</typeparam>
    /// <param name="name">The property's name in the stored JSON, not blank.</param>
    /// <exception cref="ArgumentNullException">The name is null or blank.</exception>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name) => CreateProperty<T>(name, int.MaxValue);

    /// <summary>Makes an accessor for a property whose records say in <c>schema</c> which version of their shape they have.</summary>
    /// <remarks>
    /// While a release is rolled out, older instances meet records of newer ones: reading or setting such a record throws a
    /// <see cref="StateUnreadableException"/>, so that it is not written back without what is new in it.
    /// </remarks>
    /// <typeparam name="T">The property's type, one that the state's JSON options know.</typeparam>
    /// <param name="name">The property's name in the stored JSON, not blank.</param>
    /// <param name="schema">The highest version that this program knows.</param>
    /// <exception cref="ArgumentNullException">The name is null or blank.</exception>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name, int schema)
    {
        TurnContext.ThrowIfBlank(name, nameof(name));
        return new StatePropertyAccessor<T>(this, name, schema);
    }

    /// <summary>Loads the state into the turn unless it is there.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">True to load it again and forget changes not saved.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);

        // Dialogs read what they keep in the state with the options that write it.
        turnContext.TurnState.Set(_options);
        if (!force && GetCachedState(turnContext) is not null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await StorageOf(turnContext).ReadAsync([key], cancellationToken).ConfigureAwait(false);
        var properties = items.TryGetValue(key, out var item) ? ToProperties(item) : [];
        turnContext.TurnState.Set(_contextServiceKey, new CachedBotState(properties, _options, (item as StoredJson)?.Utf8));
    }

    /// <summary>Saves the turn's copy if it changed.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">True to save it in any case.</param>
    /// <param name="cancellationToken">Gives up saving.</param>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (GetCachedState(turnContext) is not { } cached)
        {
            return;
        }

        var json = cached.ToUtf8();
        if (!force && !cached.Differs(json))
        {
            return;
        }

        // Written to a turn's document, it is not made JSON a second time.
        var storage = StorageOf(turnContext);
        object item = storage is TurnTransaction ? new StoredJson(json, null) : cached.State;
        await storage.WriteAsync(GetStorageKey(turnContext), item, cancellationToken).ConfigureAwait(false);
        cached.MarkSaved(json);
    }

    /// <summary>Empties the turn's copy without loading it; saving it empties the stored one.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Not needed: nothing is waited for.</param>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(_contextServiceKey, CachedBotState.Cleared(_options));
        return Task.CompletedTask;
    }

    /// <summary>Deletes the stored state and the turn's copy, at once.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Gives up deleting.</param>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        return StorageOf(turnContext).DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <summary>The turn's copy; null before it was loaded.</summary>
    public CachedBotState? GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <summary>The turn's copy as JSON; null before it was loaded.</summary>
    public JsonElement? Get(ITurnContext turnContext) => GetCachedState(turnContext) is { } cached ? JsonElement.Parse(cached.ToUtf8()) : null;

    /// <summary>The key under which the storage keeps the turn's state.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <exception cref="InvalidOperationException">The activity lacks what the key is made of.</exception>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    private IStorage StorageOf(ITurnContext turnContext) => turnContext.TurnState.Get<TurnTransaction>() ?? _storage;

    private Dictionary<string, object?> ToProperties(object item) => item switch
    {
        StoredJson json => JsonSerializer.Deserialize(json.Utf8.Span, _options.TypeInfoOf<Dictionary<string, object?>>()) ?? [],
        IDictionary<string, object?> properties => new(properties, StringComparer.Ordinal),
        _ => throw new InvalidOperationException($"The stored state is a {item.GetType().Name}, not a set of properties."),
    };

    private sealed class StatePropertyAccessor<T>(BotState state, string name, int schema) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T?> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            var properties = await LoadedAsync(turnContext, cancellationToken).ConfigureAwait(false);
            if (properties.TryGetValue(name, out var value) && value is not null)
            {
                if (value is T typed)
                {
                    return typed;
                }

                if (value is JsonElement json && Read(json) is { } read)
                {
                    properties[name] = read;
                    return read;
                }
            }

            if (defaultValueFactory is null)
            {
                return default;
            }

            var made = defaultValueFactory();
            properties[name] = made;
            return made;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            var properties = await LoadedAsync(turnContext, cancellationToken).ConfigureAwait(false);
            if (properties.TryGetValue(name, out var stored) && stored is JsonElement json)
            {
                ThrowIfNewer(json);
            }

            properties[name] = value;
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            (await LoadedAsync(turnContext, cancellationToken).ConfigureAwait(false)).Remove(name);

        private T? Read(JsonElement json)
        {
            ThrowIfNewer(json);
            try
            {
                return json.Deserialize(state._options.TypeInfoOf<T>());
            }
            catch (JsonException exception)
            {
                throw new StateUnreadableException($"The stored property '{name}' is no {typeof(T).Name}; it is left as it is.", exception);
            }
        }

        private void ThrowIfNewer(JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("schema", out var stored)
                && stored.ValueKind == JsonValueKind.Number && stored.TryGetInt32(out var version) && version > schema)
            {
                throw new StateUnreadableException($"The stored property '{name}' has schema {version}, and this program knows {schema} at most; it is left as it is.");
            }
        }

        private async Task<IDictionary<string, object?>> LoadedAsync(ITurnContext turnContext, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            return state.GetCachedState(turnContext)!.State;
        }
    }
}
