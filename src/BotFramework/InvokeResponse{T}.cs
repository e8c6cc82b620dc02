namespace BotFramework;

/// <summary>The answer to an invoke, with a body of one type.</summary>
/// <typeparam name="T">The body's type.</typeparam>
public class InvokeResponse<T> : InvokeResponse
{
    /// <summary>The body; the type's default for none.</summary>
    public new T? Body
    {
        get => base.Body is T body ? body : default;
        set => base.Body = value;
    }
}
