using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Teams;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.Teams;

public sealed class TeamsPackageTests
{
    private const string Host = "chat.salon.example";
    private static readonly Guid s_appId = Guid.Parse("6B0FC5E6-1A52-4A5C-8C4B-3E2D8C0F4A11");

    private static ContentFiles Content => RealContent.Value;

    public static TheoryData<string> PersonalCommands => [.. Content.TeamsCommands.Personal.Select(command => command.Key)];

    public static TheoryData<string> GroupCommands => [.. Content.TeamsCommands.Group.Select(command => command.Key)];

    [Fact]
    public async Task Manifest_OfTheShippedContent_HoldsToMicrosoftsSchema() =>
        (await FaultsOfAsync(TeamsPackage.Make(TeamsPackage.Manifest(Content, s_appId, Host)))).ShouldBeEmpty();

    [Fact]
    public async Task Manifest_WithEverythingAtItsLongest_HoldsToMicrosoftsSchema()
    {
        using var folder = new TemporaryFolder();
        var dialogs = folder.CopyOf("dialogs");
        var file = Path.Combine(dialogs, "operator.yaml");
        var lines = File.ReadLines(file).TakeWhile(line => !line.StartsWith("app-description", StringComparison.Ordinal)).Select(line => line.Split(':')[0] switch
        {
            "app-name" => $"app-name: {new string('n', 30)}",
            "app-developer" => $"app-developer: {new string('d', 32)}",
            "app-summary" => $"app-summary: {new string('s', 80)}",
            _ => line,
        });
        await File.WriteAllLinesAsync(file, [.. lines, $"app-description: {new string('é', 4000)}", "app-version: 999999999.0.1"], TestContext.Current.CancellationToken);
        var commands = string.Concat(Enumerable.Range(0, 10).Select(number => $"  \"{number}{new string('t', 31)}\": \"{new string('d', 128)}\"\n"));
        await File.WriteAllTextAsync(Path.Combine(dialogs, "teams.en.yaml"), $"personal:\n{commands}group:\n{commands}", TestContext.Current.CancellationToken);

        var read = ContentReader.ReadFiles(Repository.Folder("seeds"), dialogs);

        read.Faults.ShouldBeEmpty();
        (await FaultsOfAsync(TeamsPackage.Make(TeamsPackage.Manifest(read.Content!, s_appId, Host)))).ShouldBeEmpty();
    }

    [Fact]
    public void Manifest_NamesTheOperatorTheBotAndItsHost()
    {
        var manifest = ManifestIn(TeamsPackage.Make(TeamsPackage.Manifest(Content, s_appId, Host)));
        manifest.GetProperty("id").GetString().ShouldBe("6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11");
        manifest.GetProperty("version").GetString().ShouldBe("1.0.0");
        manifest.GetProperty("accentColor").GetString().ShouldBe(Content.Operator.Colour);
        manifest.GetProperty("validDomains").EnumerateArray().Select(host => host.GetString()).ShouldBe([Host]);
        var developer = manifest.GetProperty("developer");
        developer.GetProperty("name").GetString().ShouldBe(Content.Operator.Name);
        developer.GetProperty("websiteUrl").GetString().ShouldBe($"https://{Host}/");
        developer.GetProperty("privacyUrl").GetString().ShouldBe($"https://{Host}/privacy");
        developer.GetProperty("termsOfUseUrl").GetString().ShouldBe($"https://{Host}/terms");
        manifest.GetProperty("staticTabs")[0].GetProperty("entityId").GetString().ShouldBe("conversations");
        manifest.GetProperty("defaultInstallScope").GetString().ShouldBe("personal");
        var bot = manifest.GetProperty("bots").EnumerateArray().ShouldHaveSingleItem();
        bot.GetProperty("botId").GetString().ShouldBe("6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11");
        TextsOf(bot.GetProperty("scopes")).ShouldBe(["personal", "team", "groupChat"]);
        bot.GetProperty("commandLists").EnumerateArray().Select(list => string.Join(' ', TextsOf(list.GetProperty("scopes")))).ShouldBe(["personal", "team groupChat"]);
    }

    [Fact]
    public void Manifest_AnOperatorWithAddressesOfTheirOwn_LeadsThere()
    {
        var own = Content.Operator with
        {
            Privacy = "https://salon.example/privacy",
            Terms = "https://salon.example/terms",
            App = Content.Operator.App with { Website = "https://salon.example", Developer = "Salon Example" },
        };
        var developer = TeamsPackage.Manifest(Content with { Operator = own }, s_appId, Host).Developer;
        developer.ShouldBe(new TeamsManifest.DeveloperInfo("Salon Example", "https://salon.example", "https://salon.example/privacy", "https://salon.example/terms"));
    }

    [Fact]
    public void Make_Twice_IsTheSameFileToTheByte() =>
        TeamsPackage.Make(TeamsPackage.Manifest(Content, s_appId, Host)).ShouldBe(TeamsPackage.Make(TeamsPackage.Manifest(Content, s_appId, Host)));

    [Fact]
    public void Make_HasTheManifestAndItsIconsAndNothingElse()
    {
        using var zip = new ZipArchive(new MemoryStream(TeamsPackage.Make(TeamsPackage.Manifest(Content, s_appId, Host))));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json", "color.png", "outline.png"]);
        Pixels.In(zip, "color.png", 192).ShouldAllBe(pixel => pixel.Alpha == 255);
        var outline = Pixels.In(zip, "outline.png", 32);
        outline.ShouldAllBe(pixel => pixel.Alpha == 0 || (pixel.Red == 255 && pixel.Green == 255 && pixel.Blue == 255));
        outline.Count(pixel => pixel.Alpha == 255).ShouldBeInRange(60, 400);
        outline.Count(pixel => pixel.Alpha == 0).ShouldBeGreaterThan(400);
    }

    [Theory]
    [MemberData(nameof(PersonalCommands))]
    public async Task Command_InAPrivateChat_IsUnderstood(string command)
    {
        var reply = (await new Conversation("msteams").SayAsync(command))[0];
        reply.Shown.ShouldNotBe(Content.Lines[Line.NotCovered, Content.Operator.Name, Content.Operator.Contact]);
        reply.Shown.ShouldNotBe(Content.Lines[Line.DidYouMean]);
    }

    [Theory]
    [MemberData(nameof(GroupCommands))]
    public async Task Command_InAGroup_IsAnsweredFromTheContent(string command)
    {
        var reply = (await new Conversation("msteams", isGroup: true).MentionAsync(command)).ShouldHaveSingleItem();
        Content.Routine.Topics.Values.ShouldContain(topic => reply.Text.StartsWith(topic.ShortAnswer, StringComparison.Ordinal));
    }

    private static IEnumerable<string?> TextsOf(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());

    private static JsonElement ManifestIn(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var file = zip.GetEntry("manifest.json")!.Open();
        return JsonDocument.Parse(file).RootElement;
    }

    private static async Task<IEnumerable<string>> FaultsOfAsync(byte[] package)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["manifest.json"], ManifestIn(package).GetRawText(), TestContext.Current.CancellationToken);
        var validator = Repository.Folder(Path.Combine("tests", "PoreRoutine.Bot.Tests", "Teams", "ManifestSchema"));
        var output = await ChildProcess.RunAsync("node", ["validate.cjs", folder["manifest.json"]], validator, null, TestContext.Current.CancellationToken);
        return [.. JsonElement.Parse(output).EnumerateArray().Select(fault => fault.GetString()!)];
    }

    /// <summary>A pixel of a PNG of eight bits a channel, with alpha, whose lines are unfiltered: the icons are written so.</summary>
    private readonly record struct Pixels(byte Red, byte Green, byte Blue, byte Alpha)
    {
        public static List<Pixels> In(ZipArchive zip, string name, int size)
        {
            using var file = zip.GetEntry(name)!.Open();
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            var png = copy.ToArray();
            png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
            using var compressed = new MemoryStream();
            for (var at = 8; at < png.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
                var type = Encoding.ASCII.GetString(png, at + 4, 4);
                var data = png.AsSpan(at + 8, length);
                if (type == "IHDR")
                {
                    BinaryPrimitives.ReadInt32BigEndian(data).ShouldBe(size);
                    BinaryPrimitives.ReadInt32BigEndian(data[4..]).ShouldBe(size);
                    data[8..].ToArray().ShouldBe([8, 6, 0, 0, 0]);
                }
                else if (type == "IDAT")
                {
                    compressed.Write(data);
                }

                at += length + 12;
            }

            compressed.Position = 0;
            using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
            var (pixels, line) = (new List<Pixels>(), new byte[1 + (4 * size)]);
            for (var y = 0; y < size; y++)
            {
                inflated.ReadExactly(line);
                line[0].ShouldBe((byte)0);
                pixels.AddRange(line[1..].Chunk(4).Select(pixel => new Pixels(pixel[0], pixel[1], pixel[2], pixel[3])));
            }

            return pixels;
        }
    }
}
