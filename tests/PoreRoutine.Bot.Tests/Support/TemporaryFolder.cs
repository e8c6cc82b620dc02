namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pore-routine-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Copies a folder of the repository into this one.</summary>
    public string CopyOf(string name)
    {
        var target = this[name];
        var source = Repository.Folder(name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
