using BotFramework.Dialogs;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

/// <summary>Nonsense is met once with help, then with the default offered, then the default is taken: a validator's work, as prompts count answers.</summary>
public class RetryLimitTests
{
    [Fact]
    public async Task Nonsense_Twice_IsHelpedThenOfferedTheDefault() =>
        await Flow().Test
            .Test("hi", "Which day? (1) Sunday or (2) Wednesday")
            .Test("zzz", "One day of the two: (1) Sunday or (2) Wednesday")
            .Test("zzz", "Shall I take Sunday?")
            .Test("wednesday", "Wednesday after 3")
            .StartTestAsync();

    [Fact]
    public async Task Nonsense_ThreeTimes_TakesTheDefault() =>
        await Flow().Test
            .Test("hi", "Which day? (1) Sunday or (2) Wednesday")
            .Send("zzz").AssertReply(_ => { }).Test("zzz", "Shall I take Sunday?").Test("zzz", "Sunday after 3")
            .StartTestAsync();

    [Fact]
    public async Task Nonsense_EventsAndRepromptsInBetween_AreNoAttempts() =>
        await Flow().Test
            .Test("hi", "Which day? (1) Sunday or (2) Wednesday")
            .Send(new Activity(ActivityTypes.Typing))
            .Test("reprompt", "Which day? (1) Sunday or (2) Wednesday")
            .Test("sunday", "Sunday after 1")
            .StartTestAsync();

    [Fact]
    public async Task Asked_AgainLater_CountsFromTheStart() =>
        await Flow().Test
            .Test("hi", "Which day? (1) Sunday or (2) Wednesday").Send("zzz").AssertReply(_ => { }).Test("sunday", "Sunday after 2")
            .Test("hi", "Which day? (1) Sunday or (2) Wednesday").Test("sunday", "Sunday after 1")
            .StartTestAsync();

    private static DialogFlow Flow()
    {
        var attempts = 0;
        var prompt = new ChoicePrompt("day", async (context, token) =>
        {
            attempts = context.AttemptCount;
            if (context.Recognized.Succeeded)
            {
                return true;
            }

            switch (context.AttemptCount)
            {
                case 1:
                    return false;
                case 2:
                    await context.Context.SendActivityAsync("Shall I take Sunday?", cancellationToken: token);
                    return false;
                default:
                    context.Recognized.Value = new FoundChoice { Value = "Sunday" };
                    return true;
            }
        });
        var options = new PromptOptions
        {
            Prompt = MessageFactory.Text("Which day?"),
            RetryPrompt = MessageFactory.Text("One day of the two:"),
            Choices = [new("Sunday"), new("Wednesday")],
        };
        return new DialogFlow(new ComponentDialog("main")
            .AddDialog(new WaterfallDialog("set-up")
                .AddStep("ask", (step, token) => step.PromptAsync("day", options, token))
                .AddStep("end", async (step, token) =>
                {
                    await step.Context.SendActivityAsync($"{((FoundChoice)step.Result!).Value} after {attempts}", cancellationToken: token);
                    return await step.EndDialogAsync(null, token);
                }))
            .AddDialog(prompt));
    }
}
