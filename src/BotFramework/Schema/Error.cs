namespace BotFramework.Schema;

/// <summary>What went wrong, for a program (<see cref="Code"/>) and for a person (<see cref="Message"/>).</summary>
public class Error
{
    /// <summary>An instance whose members are null until they are set.</summary>
    public Error()
    {
    }

    /// <summary>An error with its code and message.</summary>
    public Error(string? code, string? message)
    {
        Code = code;
        Message = message;
    }

    /// <summary>A stable name such as <c>BadArgument</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What went wrong and what to do.</summary>
    public string? Message { get; set; }
}
