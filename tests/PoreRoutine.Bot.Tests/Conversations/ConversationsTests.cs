using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Tests.Support;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PoreRoutine.Bot.Tests.Conversations;

/// <summary>Runs every conversation that is written in the files of this folder, each with a client of its own.</summary>
public sealed class ConversationsTests
{
    private static readonly Dictionary<string, WrittenConversation> s_conversations = Read();

    public static TheoryData<string> Names => new(s_conversations.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Conversation_AsWritten_HasItsFacts(string name)
    {
        var written = s_conversations[name];
        var conversation = new Conversation(written.Channel, written.Group, written.ConversationType) { Zone = written.Zone, ZoneInClientInfo = written.ZoneInClientInfo };
        var zone = written.Zone;
        conversation.Clock.AdjustTime(Instant(written.Start, zone));
        var log = new List<string>();
        var faults = new List<string>();
        var latest = new List<Said>();
        foreach (var turn in written.Turns)
        {
            zone = turn.Zone ?? zone;
            conversation.Zone = zone;
            if (turn.Advance is not null)
            {
                conversation.Clock.AdjustTime(Instant(turn.Advance, zone));
                log.Add($"   [{turn.Advance}]");
            }

            if (await TakeAsync(conversation, turn, IsGroup(written), latest, log, faults) is not { } replies)
            {
                continue;
            }

            latest.AddRange(replies);
            log.AddRange(replies.Select(reply => $"<< {reply.Shown.ReplaceLineEndings("\n   ")}{(reply.Buttons.Count == 0 ? "" : $"\n   [{string.Join("] [", reply.Buttons.Keys)}]")}"));
            var kept = await conversation.KeptAsync() ?? string.Empty;
            var wrong = Check(turn, replies)
                .Concat(IsGroup(written) && !await conversation.IsNothingKeptAsync() ? ["something of a group is stored"] : [])
                .Concat(turn.KeptNot.Where(fact => WrittenFacts.Holds(fact, kept)).Select(fact => $"should not be stored: {fact}"))
                .ToList();
            log.AddRange(wrong.Select(fault => $"   !! {fault}"));
            faults.AddRange(wrong);
        }

        var told = string.Join('\n', log);
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        faults.ShouldBeEmpty($"{name}\n{told}");
    }

    private static async Task<IReadOnlyList<Said>?> TakeAsync(Conversation conversation, WrittenTurn turn, bool group, List<Said> latest, List<string> log, List<string> faults)
    {
        if (turn.Join)
        {
            log.Add(">> (joins)");
            return await conversation.JoinAsync();
        }

        if (turn.JoinLater || turn.Install)
        {
            log.Add(turn.Install ? ">> (adds the bot)" : ">> (somebody joins)");
            return turn.Install ? await conversation.InstallAsync() : await conversation.JoinLaterAsync();
        }

        if (turn.Look)
        {
            log.Add(">> (looks)");
            return await conversation.LookAsync();
        }

        if (turn.Say is not null)
        {
            log.Add($">> {turn.Say}");
            return group ? await conversation.MentionAsync(turn.Say) : await conversation.SayAsync(turn.Say);
        }

        if (turn.Press is null)
        {
            return null;
        }

        var (said, title) = (turn.OfEarliest ? latest : latest.AsEnumerable().Reverse())
            .SelectMany(reply => reply.Buttons.Keys.Select(title => (Reply: reply, Title: title)))
            .FirstOrDefault(button => WrittenFacts.IsTitle(turn.Press, button.Title));
        log.Add($">> [{title ?? turn.Press}]");
        if (said is null)
        {
            faults.Add($"no button '{turn.Press}'");
            log.Add($"   !! {faults[^1]}");
            return null;
        }

        return await conversation.PressAsync(said, title!);
    }

    private static bool IsGroup(WrittenConversation written) => written.Group || written.ConversationType is "groupChat" or "channel";

    private static IEnumerable<string> Check(WrittenTurn turn, IReadOnlyList<Said> replies)
    {
        var said = string.Join('\n', replies.Select(reply => reply.Shown));
        var titles = replies.SelectMany(reply => reply.Buttons.Keys).ToList();
        return turn.Has.Where(fact => !WrittenFacts.Holds(fact, said)).Select(fact => $"should have: {fact}")
            .Concat(turn.Not.Where(fact => WrittenFacts.Holds(fact, said)).Select(fact => $"should not have: {fact}"))
            .Concat(turn.Buttons.Where(fact => !titles.Any(title => WrittenFacts.IsTitle(fact, title))).Select(fact => $"should have the button: {fact}"))
            .Concat(turn.Links.Where(fact => !replies.SelectMany(reply => reply.Links.Values).Any(link => WrittenFacts.Holds(fact, link))).Select(fact => $"should have the link: {fact}"))
            .Concat(turn.NoButtons.Where(fact => titles.Any(title => WrittenFacts.IsTitle(fact, title))).Select(fact => $"should not have the button: {fact}"));
    }

    private static DateTimeOffset Instant(string local, string zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).GetValueOrThrow()
            .InZoneLeniently(DateTimeZoneProviders.Tzdb[zone.Length == 0 ? "America/New_York" : zone]).ToDateTimeOffset();

    private static Dictionary<string, WrittenConversation> Read()
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        return Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "PoreRoutine.Bot.Tests", "Conversations"), "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => deserializer.Deserialize<List<WrittenConversation>>(File.ReadAllText(file))
                .Select(conversation => (Name: string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}: {conversation.Name}"), conversation)))
            .ToDictionary(entry => entry.Name, entry => entry.conversation);
    }
}
