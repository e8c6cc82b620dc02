using System.IO.Compression;
using System.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

public sealed class ContentArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unpack_WhatWasPacked_IsTheSameContent()
    {
        var archive = ContentArchive.Pack(Repository.Folder("seeds"), Repository.Folder("dialogs"));

        ContentArchive.Unpack(archive.Zip, archive.Hash, _folder.Path);

        var (seeds, dialogs) = ContentArchive.FoldersIn(_folder.Path);
        foreach (var (source, copy) in new[] { ("seeds", seeds), ("dialogs", dialogs) })
        {
            var names = Files(Repository.Folder(source));
            Files(copy).ShouldBe(names);
            names.ShouldAllBe(name => File.ReadAllBytes(Path.Combine(copy, name)).SequenceEqual(File.ReadAllBytes(Path.Combine(Repository.Folder(source), name))));
        }

        archive.Files.ShouldBe(Files(seeds).Count + Files(dialogs).Count);
        ContentReader.ReadFiles(seeds, dialogs).IsSound.ShouldBeTrue();
    }

    [Fact]
    public void Pack_FoldersOfOtherNamesWithAnEditorsRests_IsTheSameVersion()
    {
        var expected = ContentArchive.Pack(Repository.Folder("seeds"), Repository.Folder("dialogs"));
        Directory.Move(_folder.CopyOf("seeds"), _folder["knowledge"]);
        _folder.CopyOf("dialogs");
        File.WriteAllText(_folder["knowledge/.mask.md"], "a rest");
        File.WriteAllText(_folder["knowledge/mask.md~"], "a rest");
        File.WriteAllText(_folder["dialogs/.DS_Store"], "a rest");

        ContentArchive.Pack(_folder["knowledge"], _folder["dialogs"]).Hash.ShouldBe(expected.Hash);
    }

    [Fact]
    public void Pack_AnEdit_IsAnotherVersion()
    {
        var before = ContentArchive.Pack(_folder.CopyOf("seeds"), _folder.CopyOf("dialogs"));
        File.AppendAllText(_folder["seeds/mask.md"], " ");
        ContentArchive.Pack(_folder["seeds"], _folder["dialogs"]).Hash.ShouldNotBe(before.Hash);
    }

    [Fact]
    public void Pack_FarTooMuch_IsRefused()
    {
        Directory.CreateDirectory(_folder["dialogs"]);
        using (var file = File.Create(Path.Combine(_folder.CopyOf("seeds"), "huge.md")))
        {
            file.SetLength(ContentArchive.MostBytes);
        }

        Should.Throw<InvalidDataException>(() => ContentArchive.Pack(_folder["seeds"], _folder["dialogs"])).Message.ShouldContain("at most");
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("seeds/../../outside.md")]
    [InlineData("seeds/..")]
    [InlineData("seeds//outside.md")]
    [InlineData("seeds\\..\\..\\outside.md")]
    [InlineData("/tmp/outside.md")]
    [InlineData("C:/outside.md")]
    [InlineData("seeds/C:outside.md")]
    [InlineData("outside.md")]
    [InlineData("seeds/.hidden.md")]
    [InlineData("seeds/mask.md\n")]
    public void Unpack_AnEntryThatIsNoFileOfTheFolders_WritesNothing(string name)
    {
        var inner = Directory.CreateDirectory(_folder["inner"]).FullName;
        Should.Throw<InvalidDataException>(() => ContentArchive.Unpack(Zip(("seeds/mask.md", "text"), (name, "text")), "hash", inner)).Message.ShouldContain("no file of seeds/");
        Directory.EnumerateFileSystemEntries(inner).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Unpack_AnEntryTwice_WritesNothing()
    {
        Should.Throw<InvalidDataException>(() => ContentArchive.Unpack(Zip(("seeds/mask.md", "one"), ("seeds/mask.md", "two")), "hash", _folder.Path));
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Unpack_OtherFilesThanWerePushed_WritesNothing()
    {
        var archive = ContentArchive.Pack(Repository.Folder("seeds"), Repository.Folder("dialogs"));
        Should.Throw<InvalidDataException>(() => ContentArchive.Unpack(Zip(("seeds/mask.md", "another's")), archive.Hash, _folder.Path)).Message.ShouldContain("hash");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Unpack_ABomb_StopsAtTheBound()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            using var entry = zip.CreateEntry("seeds/mask.md").Open();
            for (var i = 0; i < 40; i++)
            {
                entry.Write(zeros);
            }
        }

        stream.Length.ShouldBeLessThan(1 << 17);
        Should.Throw<InvalidDataException>(() => ContentArchive.Unpack(BinaryData.FromBytes(stream.ToArray()), "hash", _folder.Path)).Message.ShouldContain("at most");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Unpack_NoArchiveAtAll_SaysSo() =>
        Should.Throw<InvalidDataException>(() => ContentArchive.Unpack(BinaryData.FromString("<html>not found</html>"), "hash", _folder.Path));

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static BinaryData Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return BinaryData.FromBytes(stream.ToArray());
    }
}
