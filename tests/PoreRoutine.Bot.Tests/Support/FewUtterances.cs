using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The repository's dialogs with a line or two a label: a process whose bot understands nothing anyway need not learn for seconds.</summary>
internal static class FewUtterances
{
    private const int LinesKept = 2;

    private static readonly Lazy<TemporaryFolder> s_folder = new(Create);

    /// <summary>Made once, and gone with the test run.</summary>
    public static string Folder => s_folder.Value["dialogs"];

    /// <summary>What is in it, with the repository's seeds.</summary>
    public static ContentFiles Content => ContentReader.ReadFiles(Repository.Folder("seeds"), Folder).Content!;

    private static TemporaryFolder Create()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Directory.CreateDirectory(folder[Path.Combine("dialogs", "utterances")]);
        foreach (var file in Directory.GetFiles(Repository.Folder("dialogs")))
        {
            File.Copy(file, folder[Path.Combine("dialogs", Path.GetFileName(file))]);
        }

        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Folder("dialogs"), "utterances")))
        {
            File.WriteAllLines(
                folder[Path.Combine("dialogs", "utterances", Path.GetFileName(file))],
                File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Take(LinesKept));
        }

        return folder;
    }
}
