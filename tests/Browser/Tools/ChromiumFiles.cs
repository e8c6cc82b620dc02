using System.Runtime.InteropServices;
using System.Text.Json;

namespace PoreRoutine.Browser.Tools;

/// <summary>
/// Finds a Chromium: the one that comes as an npm package, unpacked once into the tests' output, else Debian's, which
/// is installed where the tests run as root.
/// </summary>
internal static class ChromiumFiles
{
    private const string UnpackScript =
        "import('@sparticuz/chromium').then(module => module.default.executablePath()).catch(error => { console.error(error); process.exit(1); })";

    // The package's own list of font folders names only those of the machine it was made for.
    private const string FontList = """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
          <dir prefix="relative">fonts</dir>
          <cachedir prefix="relative">cache</cachedir>
        </fontconfig>
        """;

    /// <summary>The path of a browser that was seen to start, and the environment it needs.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static async Task<(string Path, IReadOnlyDictionary<string, string> Environment)> FindAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64)
        {
            var folder = await UnpackAsync(cancellationToken);
            var environment = new Dictionary<string, string>
            {
                ["LD_LIBRARY_PATH"] = Path.Combine(folder, "al2023", "lib"),
                ["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts", "fonts.conf"),
            };
            if (await StartsAsync(Path.Combine(folder, "chromium"), environment, cancellationToken))
                return (Path.Combine(folder, "chromium"), environment);
        }

        var installed = new Dictionary<string, string>();
        if (await StartsAsync("chromium", installed, cancellationToken)) return (OnPath("chromium"), installed);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            throw new InvalidOperationException("The browser tests found no Chromium: install one as `chromium` on PATH.");
        await ChildProcess.RunAsync("apt-get", ["update"], Repository.Root, null, cancellationToken);
        await ChildProcess.RunAsync(
            "apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], Repository.Root, null, cancellationToken);
        return (OnPath("chromium"), installed);
    }

    private static async Task<string> UnpackAsync(CancellationToken cancellationToken)
    {
        var package = Path.Combine(Repository.NodeModules, "@sparticuz", "chromium", "package.json");
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(package, cancellationToken));
        var target = Path.Combine(AppContext.BaseDirectory, $"chromium-{manifest.RootElement.GetProperty("version")}");
        if (Directory.Exists(target)) return target;

        // Into a folder of its own first: two test processes may start at once, and one may be stopped half-way.
        var own = Directory.CreateDirectory($"{target}.{Guid.NewGuid():N}").FullName;
        await ChildProcess.RunAsync(
            "node",
            ["-e", UnpackScript],
            Path.GetDirectoryName(Repository.NodeModules)!,
            new Dictionary<string, string>
            {
                ["TMPDIR"] = own,
                // Asks for the libraries (NSS) as well that a bare machine may lack.
                ["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs20.x",
            },
            cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(own, "fonts", "fonts.conf"), FontList, cancellationToken);
        try
        {
            Directory.Move(own, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(own, recursive: true);
        }

        return target;
    }

    private static async Task<bool> StartsAsync(
        string program, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        try
        {
            await ChildProcess.RunAsync(program, ["--version", "--no-sandbox"], Repository.Root, environment, cancellationToken);
            return true;
        }
        catch (Exception cannot) when (cannot is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
