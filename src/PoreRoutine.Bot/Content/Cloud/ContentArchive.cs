using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>
/// The text files of <c>seeds/</c> and <c>dialogs/</c> in one zip, which is what a version of the content is. Whoever unpacks one trusts
/// nothing in it but its hash. Immutable, thread-safe.
/// </summary>
/// <param name="Zip">The archive.</param>
/// <param name="Hash">SHA-256 of the files' names and what is in them, in hexadecimal.</param>
/// <param name="Files">How many there are.</param>
internal sealed partial record ContentArchive(BinaryData Zip, string Hash, int Files)
{
    /// <summary>How large the files may be in all, and so the zip; the shipped content has 700 KB.</summary>
    public const int MostBytes = 32 << 20;

    private const int MostFiles = 2000;
    private const string Seeds = "seeds";
    private const string Dialogs = "dialogs";

    private static readonly string[] s_extensions = [".md", ".yaml", ".txt"];

    /// <summary>Packs two folders, whatever their names are.</summary>
    /// <exception cref="InvalidDataException">There is too much in them.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ContentArchive Pack(string seedsFolder, string dialogsFolder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var (folder, name) in new[] { (seedsFolder, Seeds), (dialogsFolder, Dialogs) })
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var entry = $"{name}/{Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')}";
                if (s_extensions.Contains(Path.GetExtension(path)) && EntryPattern().IsMatch(entry))
                {
                    bytes += new FileInfo(path).Length;
                    Bound(files.Count + 1, bytes);
                    files.Add(entry, File.ReadAllBytes(path));
                }
            }
        }

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return new ContentArchive(BinaryData.FromBytes(stream.ToArray()), HashOf(files), files.Count);
    }

    /// <summary>Unpacks <c>seeds/</c> and <c>dialogs/</c> into a folder, all or nothing.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="hash">What its files' hash must be.</param>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="InvalidDataException">It is not the archive that was pushed.</exception>
    public static void Unpack(BinaryData zip, string hash, string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var bytes = 0L;
        using (var archive = new ZipArchive(zip.ToStream(), ZipArchiveMode.Read))
        {
            foreach (var entry in archive.Entries)
            {
                // What the archive says of its sizes is only its word: what comes out of it counts.
                var content = ReadAtMost(entry, MostBytes - bytes);
                bytes += content.Length;
                Bound(files.Count + 1, bytes);
                if (!EntryPattern().IsMatch(entry.FullName) || !files.TryAdd(entry.FullName, content))
                {
                    throw new InvalidDataException($"The archive has an entry '{entry.FullName}', which is no file of seeds/ or dialogs/, or stands there twice.");
                }
            }
        }

        if (HashOf(files) != hash)
        {
            throw new InvalidDataException("The archive does not hold the files that were pushed: their hash is another.");
        }

        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    /// <summary>The folders in a folder that an archive was unpacked into.</summary>
    public static (string Seeds, string Dialogs) FoldersIn(string folder) => (Path.Combine(folder, Seeds), Path.Combine(folder, Dialogs));

    private static void Bound(int files, long bytes)
    {
        if (files > MostFiles || bytes > MostBytes)
        {
            throw new InvalidDataException($"There is too much in the content: at most {MostFiles} files and {MostBytes >> 20} MB are taken.");
        }
    }

    /// <summary>One byte more than allowed where there is more.</summary>
    private static byte[] ReadAtMost(ZipArchiveEntry entry, long most)
    {
        using var source = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; content.Length <= most && (read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, most + 1 - content.Length))) > 0;)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static string HashOf(SortedDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var (name, content) in files)
        {
            foreach (var part in new[] { Encoding.UTF8.GetBytes(name), content })
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
                hash.AppendData(length);
                hash.AppendData(part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A file below one of the two folders: no name begins with a dot, so none leads out, and none has what a path is made of elsewhere.</summary>
    [GeneratedRegex(@"\A(?:seeds|dialogs)(?:/(?!\.)[^/\\:*?""<>|\x00-\x1f]+)+\z")]
    private static partial Regex EntryPattern();
}
