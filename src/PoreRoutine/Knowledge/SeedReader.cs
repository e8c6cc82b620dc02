using System.Collections.Immutable;
using System.Collections.ObjectModel;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Steps;

namespace PoreRoutine.Knowledge;

/// <summary>Reads what the bot knows: the Markdown files of <c>seeds/</c>, in the format of <c>docs/writing-content.md</c>.</summary>
public static class SeedReader
{
    private const string RoutineFile = SeedFile.RoutineName + ".md";

    /// <summary>Reads every <c>*.md</c> file of a folder. Nothing is thrown for what is wrong with folder or files: that is in the result.</summary>
    /// <param name="folder">The folder, absolute or relative to the working directory; its last name stands before the files' in faults.</param>
    public static ContentResult<RoutineContent> Read(string folder)
    {
        var faults = new List<ContentFault>();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var files = SourceText.ReadFolder(folder, name, ".md", faults).ConvertAll(source => new SeedFile(source));
        foreach (var file in files)
        {
            StepReader.Read(file);
            TopicReader.Read(file);
        }

        if (files.Count > 0) CheckTogether(files, name, faults);
        return faults.Count > 0 ? new(faults) : new(Build(files));
    }

    private static RoutineContent Build(List<SeedFile> files)
    {
        var routine = files.Single(file => file.IsRoutine);
        ImmutableArray<SeedFile> steps = [.. files.Where(file => !file.IsRoutine).OrderBy(file => file.Order!.Value)];
        var topics = new OrderedDictionary<string, Topic>(StringComparer.Ordinal);
        foreach (var file in steps.Prepend(routine))
        {
            foreach (var topic in file.Topics) topics.Add(topic.Id, topic.ToTopic(file.IsRoutine ? null : file.Id!.Value));
        }

        return new(routine.Title!, [.. steps.Select(step => step.ToStep())], new ReadOnlyDictionary<string, Topic>(topics));
    }

    private static void CheckTogether(List<SeedFile> files, string name, List<ContentFault> faults)
    {
        // A file that could not be read has its own fault and is not missing as well.
        if (!files.Exists(file => file.IsRoutine) && !faults.Exists(fault => fault.File == $"{name}/{RoutineFile}"))
        {
            faults.Add(new($"{name}/{RoutineFile}", 1, $"the routine's own file is missing; write it, with `id: {SeedFile.RoutineName}` and a `title`"));
        }

        if (files.TrueForAll(file => file.IsRoutine) && faults.Count == 0)
        {
            faults.Add(new(name, 1, "the routine has no step; write one Markdown file a step"));
        }

        Unique(files.Where(file => file.Id is not null).Select(file => (file, file.Id!.Value, file.Id.Line)), "id");
        Unique(files.Where(file => file.Order is not null).Select(file => (file, file.Order!.Value, file.Order.Line)), "order");
        var topics = files.SelectMany(file => file.Topics, (file, topic) => (file, topic.Id, topic.Line)).ToList();
        Unique(topics, "id");

        foreach (var (file, id, line) in topics.Where(topic => Intents.All.Contains(topic.Id)))
        {
            file.Source.Fault(line, $"the id `{id}` already is the name of a request; choose another");
        }

        CheckWords(files.Where(file => file is { IsRoutine: false, Id: not null }));
        var known = topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Why is { } why && !known.Contains(why.Value))
            {
                file.Source.Fault(why.Line, $"`why` names `{why.Value}`, which no heading has as its id; name one that is there");
            }

            foreach (var link in file.Topics.SelectMany(topic => topic.FollowUps).Where(link => !known.Contains(link.Value.TopicId)))
            {
                file.Source.Fault(link.Line, $"`[{link.Value.Label}]` names `{link.Value.TopicId}`, which no heading has as its id; name one that is there");
            }
        }
    }

    /// <summary>A word, in whatever form, names one step.</summary>
    private static void CheckWords(IEnumerable<SeedFile> steps)
    {
        var words = steps.SelectMany(file => file.Words.Prepend(file.Id!), (file, word) => (file, word));
        foreach (var same in words.GroupBy(entry => StepVocabulary.Key(entry.word.Value)).Where(same => same.Key.Length > 0))
        {
            var (first, word) = same.First();
            foreach (var (file, again) in same.Where(entry => entry.file != first))
            {
                file.Source.Fault(again.Line, $"`{again.Value}` already names a step at {first.Source.Name}:{word.Line}; keep it where it belongs");
            }
        }
    }

    private static void Unique<T>(IEnumerable<(SeedFile File, T Value, int Line)> values, string what)
    {
        foreach (var same in values.GroupBy(value => value.Value))
        {
            var (first, _, firstLine) = same.First();
            foreach (var (file, value, line) in same.Skip(1))
            {
                file.Source.Fault(line, $"the {what} `{value}` already stands at {first.Source.Name}:{firstLine}; give one of them another");
            }
        }
    }
}
