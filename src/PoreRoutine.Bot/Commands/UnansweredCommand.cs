using System.Globalization;
using BotFramework;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Unanswered;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Unanswered;

namespace PoreRoutine.Bot.Commands;

/// <summary>Shows the operator what clients asked and the content does not cover. Works beside a running service.</summary>
internal static class UnansweredCommand
{
    /// <summary>How many wordings are grouped: beyond that the rarest ones would only cost time.</summary>
    public const int MostGrouped = 3000;

    private const int OtherWordings = 3;

    /// <summary>Prints the most asked questions.</summary>
    /// <param name="days">How many days back, today included; null for all that is kept.</param>
    /// <param name="top">How many questions at most.</param>
    /// <param name="args">The settings.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="errors">Where faults go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0; 1 if the settings or the data file are at fault.</returns>
    public static async Task<int> RunAsync(int? days, int top, string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            return CheckCommand.Print(faults, [], errors);
        }

        IReadOnlyList<AskedQuestion> questions;
        long further;
        try
        {
            (questions, further) = await ReadAsync(settings, days, cancellationToken);
        }
        catch (Exception exception) when (StoreFault.Is(exception))
        {
            return StoreFault.Print(exception, settings.Storage, errors);
        }

        if (questions.Count == 0)
        {
            output.WriteLine(days is null ? "Nothing unanswered." : $"Nothing unanswered in {Days(days.Value)}.");
            return 0;
        }

        AskedQuestion[] grouped = [.. questions.OrderByDescending(question => question.Count).ThenBy(question => question.Text, StringComparer.Ordinal).Take(MostGrouped)];
        var groups = QuestionGroups.Of(grouped, RecognizerStore.OfProgram(settings.RecognizerFolder).Encoder);
        Print(groups, top, questions.Sum(question => question.Count) + further, days, output);
        return 0;
    }

    /// <summary>Where there is no data yet, nothing was asked, and none is made.</summary>
    private static async Task<(IReadOnlyList<AskedQuestion> Questions, long Further)> ReadAsync(ServiceSettings settings, int? days, CancellationToken cancellationToken)
    {
        if (!await Stores.ExistAsync(settings.Storage, cancellationToken))
        {
            return ([], 0);
        }

        var clock = new ProductClock(TimeProvider.System, settings.ClockStart, settings.ClockSpeed);
        using var stores = new Stores(settings.Storage, clock, NullLoggerFactory.Instance);
        return await new UnansweredStore(stores.Items, clock).ReadAsync(days, cancellationToken);
    }

    private static void Print(IReadOnlyList<QuestionGroup> groups, int top, long asked, int? days, TextWriter output)
    {
        output.WriteLine($"Asked and not covered{(days is null ? "" : $" in {Days(days.Value)}")}: {Times(asked)}. \"{QuestionMask.Hidden}\" stands for words that are not kept.");
        output.WriteLine();
        output.WriteLine("times  first       last        question");
        foreach (var group in groups.Take(top))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Count,5}  {group.First:uuuu-MM-dd}  {group.Last:uuuu-MM-dd}  {group.Title}"));
            foreach (var other in group.Wordings.Skip(1).Take(OtherWordings))
            {
                output.WriteLine($"{"",5}  {"",10}  {"",10}  also: {other.Text}");
            }
        }

        var shown = groups.Take(top).Sum(group => group.Count);
        if (shown < asked)
        {
            output.WriteLine();
            output.WriteLine($"Further questions: {Times(asked - shown)}.");
        }
    }

    private static string Days(int days) => days == 1 ? "the last day" : $"the last {days} days";

    private static string Times(long count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
