using System.Text;

namespace PoreRoutine.Knowledge;

/// <summary>One file of the content, and the list that its faults go to.</summary>
internal sealed class SourceText(string name, string text, ICollection<ContentFault> faults)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name in faults: <c>seeds/cleanse.md</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The text with <c>\n</c> line ends and no byte order mark.</summary>
    public string Text { get; } = text;

    /// <summary>Reads the files in <paramref name="folder"/> that end in <paramref name="extension"/>, in the order of their names.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="name">The folder's name in faults.</param>
    /// <param name="extension">With its dot.</param>
    /// <param name="faults">Takes a fault for a folder that is missing or has no such file and for each file that cannot be read.</param>
    public static List<SourceText> ReadFolder(string folder, string name, string extension, ICollection<ContentFault> faults)
    {
        string[] paths;
        try
        {
            paths = Directory.GetFiles(folder, "*" + extension);
        }
        catch (DirectoryNotFoundException)
        {
            faults.Add(new(name, 1, $"the folder `{folder}` is not there; create it, or name the right one in the settings"));
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(name, 1, $"the folder cannot be read ({exception.Message}); let the service read it"));
            return [];
        }

        if (paths.Length == 0) faults.Add(new(name, 1, $"the folder has no `*{extension}` file; put the content there"));
        Array.Sort(paths, StringComparer.Ordinal);
        return [.. paths.Select(path => Read(path, $"{name}/{Path.GetFileName(path)}", faults)).OfType<SourceText>()];
    }

    /// <summary>Adds a fault of this file at <paramref name="line"/>, from 1.</summary>
    public void Fault(int line, string what) => faults.Add(new(Name, line, what));

    /// <summary>The line, from 1, on which the character at <paramref name="offset"/> stands.</summary>
    public int LineAt(int offset) => 1 + Text.AsSpan(0, offset).Count('\n');

    private static SourceText? Read(string path, string name, ICollection<ContentFault> faults)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(name, 1, $"the file cannot be read ({exception.Message}); let the service read it"));
            return null;
        }

        try
        {
            var text = StrictUtf8.GetString(bytes);
            return new(name, text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal), faults);
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Add(new(name, line, "the file is not UTF-8 text; save it as UTF-8"));
            return null;
        }
    }
}
