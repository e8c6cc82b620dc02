using System.Runtime.CompilerServices;

namespace BotFramework.Tests.PublicApi;

/// <summary>The library's surface changes only on purpose: <c>src/BotFramework/PublicApi.txt</c> says what it is.</summary>
public class PublicApiTests
{
    private const string Accept = "ACCEPT_PUBLIC_API";

    [Fact]
    public void Surface_Changed_IsTold()
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/BotFramework/PublicApi.txt");
        var actual = PublicApiText.Of(typeof(BotAdapter).Assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, string.Join('\n', actual) + '\n');
        }

        var recorded = File.ReadAllLines(file);

        string[] differences = [.. recorded.Except(actual).Select(line => $"- {line}"), .. actual.Except(recorded).Select(line => $"+ {line}")];
        differences.ShouldBeEmpty(
            $"The public API differs from src/BotFramework/PublicApi.txt (- recorded, + found). If that is meant, accept it: {Accept}=1 dotnet test --project tests/BotFramework.Tests -- --filter-class \"*PublicApiTests\"");
        recorded.ShouldBe(actual, "src/BotFramework/PublicApi.txt has the right lines in the wrong order, or a line twice.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
