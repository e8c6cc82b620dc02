namespace PoreRoutine.Bot.Tests.Support;

/// <summary>Where the sources stand.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Folder(string name) => Path.Combine(Root, name);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "PoreRoutine.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
