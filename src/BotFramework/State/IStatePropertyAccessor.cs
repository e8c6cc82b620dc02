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

    /// <summary>Sets the property in the turn's copy of the state; it is stored when the state is saved.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="value">The value, kept and not copied.</param>
    /// <param name="cancellationToken">Gives up loading the state.</param>
    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);

    /// <summary>Removes the property from the turn's copy of the state; nothing happens where it is not set.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Gives up loading the state.</param>
    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
