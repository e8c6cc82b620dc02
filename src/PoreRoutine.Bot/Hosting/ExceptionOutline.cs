namespace PoreRoutine.Bot.Hosting;

/// <summary>An exception without its messages, which may quote what a client wrote.</summary>
internal static class ExceptionOutline
{
    /// <summary>The types of an exception and of those in it, outermost first, each with where it came from.</summary>
    public static string Of(Exception exception)
    {
        var outline = $"{exception.GetType().FullName}{Environment.NewLine}{exception.StackTrace}";
        return exception.InnerException is { } inner ? $"{outline}{Environment.NewLine} ---> {Of(inner)}" : outline;
    }
}
