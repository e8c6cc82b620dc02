using Microsoft.Recognizers.Text;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Tests.Understanding.Time;

public sealed class TimeModelTests
{
    [Theory]
    [InlineData("half nine", "time", "T09:30=09:30:00 T21:30=21:30:00")]
    [InlineData("9ish", "time", "T09=09:00:00 T21=21:00:00")]
    [InlineData("9pm", "time", "T21=21:00:00")]
    [InlineData("between 9 and 10", "timerange", "(T21,T22,PT60M)=21:00:00..22:00:00")]
    [InlineData("tomorrow", "date", "2026-03-09=2026-03-09")]
    [InlineData("the 5th", "date", "2026-03-05=2026-03-05 2026-04-05=2026-04-05")]
    [InlineData("sunday", "date", "XXXX-WXX-7=2026-03-01 XXXX-WXX-7=2026-03-08 XXXX-WXX-7=2026-03-15")]
    [InlineData("friday", "date", "XXXX-WXX-5=2026-03-06 XXXX-WXX-5=2026-03-13")]
    [InlineData("next week", "daterange", "(2026-03-09,2026-03-16,P7D)=2026-03-09..2026-03-16")]
    [InlineData("sundays", "set", "XXXX-WXX-7=not resolved")]
    [InlineData("half an hour", "duration", "PT30M=1800")]
    [InlineData("10 to 15 minutes", "duration", "PT10M=600 PT15M=900")]
    [InlineData("every other night", "set", "P2D=not resolved")]
    [InlineData("twice a week", "set", "P1W=not resolved 2X")]
    [InlineData("9pm every night", "set", "P1DT21=not resolved")]
    [InlineData("until friday", "daterange", "2026-03-13=..2026-03-13 before")]
    [InlineData("i'm in berlin", "timezone", "=Europe/Berlin")]
    public void Parse_Phrase_HasTheLibrarysShape(string phrase, string type, string values)
    {
        var result = new TimeModel(Phrases.At("sun 19:30")).Parse(phrase).ShouldHaveSingleItem();

        result.TypeName.ShouldBe("datetimeV2." + type);
        result.Text.ShouldBe(phrase[result.Start..(result.End + 1)]);
        string.Join(' ', ((List<Dictionary<string, string>>)result.Resolution[ResolutionKey.ValueSet]).Select(Written)).ShouldBe(values);
    }

    [Fact]
    public void Parse_SeveralExpressions_AreResultsWithTheirSpans()
    {
        var model = new TimeModel(Phrases.At("wed 20:00"));

        model.Parse("Remind me tonight at half nine, later").Select(result => (result.Text, result.Start, result.End))
            .ShouldBe([("tonight", 10, 16), ("half nine", 21, 29)]);
        model.ModelTypeName.ShouldBe("datetimeV2");
    }

    [Fact]
    public void SetCultureInfo_British_ReadsTheDayFirst()
    {
        var model = new TimeModel(Phrases.At("wed 20:00"));
        model.Parse("on 06/07")[0].Resolution[ResolutionKey.ValueSet].ShouldBeOfType<List<Dictionary<string, string>>>()[^1]["value"].ShouldBe("2026-06-07");

        model.SetCultureInfo("en-GB");

        model.Culture.ShouldBe("en-GB");
        model.Parse("on 06/07")[0].Resolution[ResolutionKey.ValueSet].ShouldBeOfType<List<Dictionary<string, string>>>()[^1]["value"].ShouldBe("2026-07-06");
    }

    private static string Written(Dictionary<string, string> value)
    {
        var range = value.GetValueOrDefault("end") is { } end ? $"{value.GetValueOrDefault("start")}..{end}" : value[ResolutionKey.Value];
        var extra = value.GetValueOrDefault("Mod") ?? value.GetValueOrDefault("freq");
        return $"{value["timex"]}={range}{(extra is null ? "" : " " + extra)}";
    }
}
