using System.Reflection;

namespace PoreRoutine.Browser.Tools;

/// <summary>Where this checkout keeps what the tests start.</summary>
public static class Repository
{
    /// <summary>The folder of <c>PoreRoutine.sln</c>.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The folder of the npm packages that the build restored.</summary>
    public static string NodeModules { get; } = Path.Combine(Root, "tests", "Browser", "node_modules");

    /// <summary>The built service, in the configuration (Debug, Release) of these tests.</summary>
    public static string ServiceAssembly { get; } = Path.Combine(
        Root, "src", "PoreRoutine.Bot", "bin", Configuration(), "net10.0", "PoreRoutine.Bot.dll");

    private static string Configuration() =>
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "PoreRoutine.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)
            ?? throw new DirectoryNotFoundException($"No PoreRoutine.sln above {AppContext.BaseDirectory}."));
}
