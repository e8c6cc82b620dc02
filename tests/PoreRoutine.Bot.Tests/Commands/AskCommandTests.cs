using NodaTime;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class AskCommandTests
{
    [Fact]
    public void Run_AQuestion_ShowsTheTopicAndItsAnswer()
    {
        var output = Ask("why not a clay mask?");
        output.ShouldMatch(@"\Aunderstood: mask\.why-not-clay \(\d+ ?%\)\n");
        output.ShouldContain(RealContent.Value.Routine.Topics["mask.why-not-clay"].ShortAnswer);
    }

    [Fact]
    public void Run_ARequest_ShowsItsSlots()
    {
        var output = Ask("move my mask to friday");
        output.ShouldMatch(@"\Aunderstood: plan\.move \(\d+ ?%\)\n");
        output.ShouldContain("\nstep: mask\n");
        output.ShouldContain("\nweekday: friday\n");
    }

    [Fact]
    public void Run_AShortAnswer_IsNamed() => Ask("i did it all").ShouldStartWith("short answer: all-done\n");

    private static string Ask(string question)
    {
        var reference = new TimeReference(new LocalDateTime(2026, 3, 4, 20, 0).InUtc(), "en-US");
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        AskCommand.Run(question, reference, ["--contentRoot", Repository.Root], output, errors).ShouldBe(0, errors.ToString());
        return output.ToString();
    }
}
