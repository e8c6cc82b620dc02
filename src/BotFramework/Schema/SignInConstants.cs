namespace BotFramework.Schema;

/// <summary>The names of activities about signing in.</summary>
public static class SignInConstants
{
    /// <summary>The invoke that brings the code of a sign-in.</summary>
    public const string VerifyStateOperationName = "signin/verifyState";

    /// <summary>The invoke that brings a token to exchange.</summary>
    public const string TokenExchangeOperationName = "signin/tokenExchange";

    /// <summary>The event that brings a token.</summary>
    public const string TokenResponseEventName = "tokens/response";
}
