namespace BotFramework;

/// <summary>Reads and sets one property of a state.</summary>
/// <typeparam name="T">The property's type; a typed record.</typeparam>
public interface IStatePropertyAccessor<T>
{
    /// <summary>The property's name.</summary>
    string Name { get; }

    /// <summary>The property's value. Changes made to the object are saved with the state.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="defaultValueFactory">Makes and keeps a value where there is none; null to get the type's default instead.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    Task<T?> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the property.</summary>
    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);

    /// <summary>Removes the property.</summary>
    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
