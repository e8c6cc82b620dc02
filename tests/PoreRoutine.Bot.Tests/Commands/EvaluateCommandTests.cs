using System.Text.Json;
using NodaTime;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly TimeReference s_reference =
        new(new LocalDateTime(2026, 3, 4, 20, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]), "en-US");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_TheDevelopmentFilesAsJson_GivesEachLineItsResultInOrder()
    {
        string[] files = [.. new[] { "questions", "intents", "far-off-topic" }.Select(name => Path.Combine(Repository.Folder("tests"), "evaluation", $"{name}.jsonl"))];

        var (exit, output, errors) = Run(asJson: true, files);

        (exit, errors).ShouldBe((0, string.Empty));
        var texts = files.SelectMany(File.ReadLines).Select(line => Parse(line).GetProperty("text").GetString());
        var results = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        results.Select(result => result.GetProperty("text").GetString()).ShouldBe(texts);
        foreach (var result in results)
        {
            result.EnumerateObject().Select(property => property.Name).ShouldBe(["text", "topic", "intent", "slots", "confidence", "alternatives"]);
            result.GetProperty("confidence").GetDouble().ShouldBeInRange(0, 1);
            result.GetProperty("slots").EnumerateObject().ShouldAllBe(slot => IsText(slot.Value) || slot.Value.EnumerateArray().All(IsText));
            var (topic, intent) = (result.GetProperty("topic").GetString(), result.GetProperty("intent").GetString());
            var offered = result.GetProperty("alternatives").EnumerateArray().Select(offer => offer.GetProperty("label").GetString()).ToList();
            result.GetProperty("alternatives").EnumerateArray().ShouldAllBe(offer => offer.GetProperty("confidence").ValueKind == JsonValueKind.Number);
            (topic is not null && intent is not null).ShouldBeFalse();
            (topic is null && intent is null).ShouldBe(offered.Count > 0);
            if (topic is not null)
            {
                (topic is Labels.None or Labels.Care || RealContent.Value.Routine.Topics.ContainsKey(topic)).ShouldBeTrue(topic);
            }

            if (intent is not null)
            {
                Intents.All.ShouldContain(intent);
            }
        }
    }

    [Fact]
    public void Run_Table_CountsWhatIsRightAndNamesTheMisses()
    {
        var file = Write(
            """{"text": "why not a clay mask?", "expect": {"topic": "mask.why-not-clay"}}""",
            "",
            """{"text": "thank you", "expect": {"intent": "goodbye"}, "note": "wrong on purpose"}""",
            """{"text": "done", "expect": {"intent": "diary.done"}}""",
            """{"text": "thanks", "expect": {"intent": "thanks", "time": "21:00"}}""");

        var (exit, output, _) = Run(asJson: false, file);

        exit.ShouldBe(0);
        output.ShouldMatch(@"content questions: right at once +100\.0 % +1 of 1\n");
        output.ShouldMatch(@"\nintents +66\.7 % +2 of 3\n");
        output.ShouldMatch(@"\nintents with all slots +33\.3 % +1 of 3\n");
        output.ShouldContain($"Missed: 2\n{file}:3: thank you\n    expected goodbye; got thanks\n{file}:5: thanks\n    expected thanks time=21:00; got thanks\n");
        output.ShouldNotContain("care: caught");
    }

    [Theory]
    [InlineData("why twice")]
    [InlineData("""{"text": "why twice"}""")]
    [InlineData("""{"text": "why twice", "expect": {}}""")]
    [InlineData("""{"text": null, "expect": {"topic": "none"}}""")]
    [InlineData("""{"text": "why twice", "expect": {"topic": 3}}""")]
    [InlineData("""{"text": "why twice", "expect": {"topic": null}}""")]
    [InlineData("""{"text": "why twice", "expect": {"topic": "none", "intent": "help"}}""")]
    [InlineData("""{"text": "why twice", "expect": {"topic": "none", "time": "21:00"}}""")]
    [InlineData("null")]
    public void Run_ALineThatIsNone_SaysWhereAndRunsNothing(string line)
    {
        var file = Write("""{"text": "hi", "expect": {"intent": "greeting"}}""", line);

        var (exit, output, errors) = Run(asJson: true, file);

        (exit, output).ShouldBe((1, string.Empty));
        errors.ShouldStartWith($"{file}:2: ");
        errors.Count(character => character == '\n').ShouldBe(1);
    }

    [Fact]
    public void Run_AFileThatIsNotThere_SaysSo()
    {
        var (exit, output, errors) = Run(asJson: true, _folder["nowhere.jsonl"]);
        (exit, output).ShouldBe((1, string.Empty));
        errors.ShouldStartWith($"{_folder["nowhere.jsonl"]}:1: the file cannot be read");
    }

    [Theory]
    [InlineData("2026-03-04T20:00:00-05:00", null, "2026-03-04T20:00")]
    [InlineData("2026-03-04T20:00:00-05:00", "Europe/Berlin", "2026-03-05T02:00")]
    public void Reference_OfMomentAndZone_IsTheLocalTime(string now, string? zone, string local)
    {
        var moment = NodaTime.Text.OffsetDateTimePattern.Rfc3339.Parse(now).Value;
        var reference = ReferenceOptions.Reference(moment, zone is null ? null : DateTimeZoneProviders.Tzdb[zone], TimeProvider.System);
        reference.Now.LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null).ShouldBe(local);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    }

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static (int Exit, string Output, string Errors) Run(bool asJson, params string[] files)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        var exit = EvaluateCommand.Run(files, asJson, s_reference, ["--contentRoot", Repository.Root], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private string Write(params string[] lines)
    {
        File.WriteAllLines(_folder["some.jsonl"], lines);
        return _folder["some.jsonl"];
    }
}
