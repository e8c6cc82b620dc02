namespace PoreRoutine.Tests;

/// <summary>The repository's own content.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Seeds => Path.Combine(Root, "seeds");

    public static string Evaluation => Path.Combine(Root, "tests", "evaluation");

    public static string Dialogs => Path.Combine(Root, "dialogs");

    /// <summary>Where the product's build leaves the recogniser that it trained.</summary>
    public static string Recognizer => Path.Combine(Root, "src", "PoreRoutine.Bot", "obj", "recognizer");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PoreRoutine.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("PoreRoutine.sln stands in no folder above the tests.");
    }
}
