using System.Reflection;

namespace Faults.Processes;

/// <summary>Where this checkout keeps what is started.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>PoreRoutine.sln</c>.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The built service, in the configuration (Debug, Release) of this program.</summary>
    public static string ServiceAssembly { get; } = Built("src", "PoreRoutine.Bot");

    /// <summary>This program, whoever uses its parts.</summary>
    public static string FaultsAssembly { get; } = Built("tests", "Faults");

    private static string Built(string folder, string project) => Path.Combine(
        Root, folder, project, "bin", typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", $"{project}.dll");

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "PoreRoutine.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)
            ?? throw new DirectoryNotFoundException($"No PoreRoutine.sln above {AppContext.BaseDirectory}."));
}
