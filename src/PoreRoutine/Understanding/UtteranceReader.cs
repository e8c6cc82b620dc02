using PoreRoutine.Knowledge;

namespace PoreRoutine.Understanding;

/// <summary>Reads how people ask: <c>utterances/LABEL.txt</c> in <c>dialogs/</c>, in the format of <c>docs/writing-content.md</c>.</summary>
public static class UtteranceReader
{
    private const string Folder = "utterances";
    private const string Extension = ".txt";

    /// <summary>Reads every phrase. Nothing is thrown for what is wrong with folder or files: that is in the result.</summary>
    /// <param name="dialogs">The folder <c>dialogs/</c>, absolute or relative to the working directory.</param>
    /// <param name="content">Says which topics there are: each of them, each intent, <c>none</c> and <c>care</c> have a file.</param>
    public static ContentResult<IReadOnlyList<Utterance>> Read(string dialogs, RoutineContent content)
    {
        var faults = new List<ContentFault>();
        var name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dialogs)))}/{Folder}";
        var sources = SourceText.ReadFolder(Path.Combine(dialogs, Folder), name, Extension, faults);
        string[] labels = [.. content.Topics.Keys, .. Intents.All.Order(StringComparer.Ordinal), Labels.None, Labels.Care];
        var utterances = new List<Utterance>();
        var places = new Dictionary<string, (string Label, string Place)>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var label = Path.GetFileNameWithoutExtension(source.Name);
            if (labels.Contains(label)) ReadPhrases(source, label, utterances, places);
            else source.Fault(1, $"`{label}` is no topic's id, no request, not `{Labels.None}` and not `{Labels.Care}`; rename the file or take it out");
        }

        foreach (var label in sources.Count == 0 ? [] : labels)
        {
            // A file that could not be read has its own fault and is not missing as well.
            var file = $"{name}/{label}{Extension}";
            if (sources.Exists(source => source.Name == file) || faults.Exists(fault => fault.File == file)) continue;
            faults.Add(new(file, 1, $"the file is missing, so nobody can ask for `{label}`; write it, one phrase a line"));
        }

        return faults.Count > 0 ? new(faults) : new(utterances.AsReadOnly());
    }

    private static void ReadPhrases(SourceText source, string label, List<Utterance> utterances, Dictionary<string, (string Label, string Place)> places)
    {
        var count = utterances.Count;
        var number = 0;
        foreach (var line in source.Text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            utterances.Add(new(line, label));
            if (!places.TryAdd(Normalizer.Phrase(line), (label, $"{source.Name}:{number}")) && places[Normalizer.Phrase(line)] is var (other, place) && other != label)
            {
                source.Fault(number, $"`{line}` also stands at {place} for `{other}`; keep it where it belongs");
            }
        }

        if (utterances.Count == count) source.Fault(1, "the file has no phrase; write one a line");
    }
}
