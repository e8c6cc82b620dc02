using System.Globalization;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Cards;

/// <summary>The picture of five weeks: a row a week, a column a weekday.</summary>
internal static class ProgressCard
{
    private const int DaysOfAWeek = 7;

    /// <summary>The picture, its legend, and the same in words; then this week.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="progress">What is shown.</param>
    /// <param name="picture">The picture in words, of <see cref="Say"/>.</param>
    /// <param name="head">What stands above this week.</param>
    /// <param name="week">This week, a list of Markdown.</param>
    public static IEnumerable<CardElement> Of(Turn turn, Progress progress, string picture, string head, string week) =>
    [
        new Table(
            [new TableColumn(7), .. Enumerable.Repeat(new TableColumn(4), DaysOfAWeek)],
            [Head(turn, progress), .. progress.Cells.Chunk(DaysOfAWeek).Select(cells => Row(turn, cells))]),
        new TextBlock(turn.Lines[Line.ProgressLegend, Signs.Done, Signs.Some, Signs.Skipped, Signs.Missed, Signs.Tonight]) { Size = TextSize.Small },
        new TextBlock(picture),
        new TextBlock(head),
        new TextBlock(week) { Spacing = Spacing.Small },
    ];

    /// <summary>How many evenings there are of each kind.</summary>
    public static string Say(Turn turn, Progress progress)
    {
        var evenings = progress.Cells.Where(cell => cell.Evening <= turn.Evening).ToList();
        return turn.Lines[
            Line.ProgressWeeks,
            turn.Say(progress.Cells[0].Evening),
            Count(ProgressState.AllDone),
            Count(ProgressState.SomeDone),
            Count(ProgressState.Skipped),
            Count(ProgressState.Missed)];

        string Count(ProgressState state) => $"{evenings.Count(cell => cell.State == state)}";
    }

    private static TableRow Head(Turn turn, Progress progress) => new(
    [
        Label(turn.Lines[Line.ProgressWeekHead]),
        .. progress.Cells.Take(DaysOfAWeek).Select(cell => new TableCell(Sign(turn.Lines[Line.ProgressWeekday, $"{cell.Evening.DayOfWeek}"]))),
    ]);

    private static TableRow Row(Turn turn, ProgressCell[] cells)
    {
        var monday = cells[0].Evening;
        return new([Label(turn.Lines[Line.ProgressWeekOf, monday.Day, monday.ToString("MMMM", CultureInfo.InvariantCulture)]), .. cells.Select(cell => Cell(turn, cell))]);
    }

    private static TableCell Label(string text) => new(new TextBlock(text) { Size = TextSize.Small });

    private static TableCell Cell(Turn turn, ProgressCell cell)
    {
        var (sign, style) = cell.State switch
        {
            ProgressState.AllDone => (Signs.Done, CellStyle.Good),
            ProgressState.SomeDone => (Signs.Some, CellStyle.Warning),
            ProgressState.Skipped => (Signs.Skipped, CellStyle.Accent),
            ProgressState.Missed => (Signs.Missed, CellStyle.Attention),
            ProgressState.NoneYet => (Signs.Due, CellStyle.Emphasis),
            _ => (Signs.Off, CellStyle.Emphasis),
        };
        TextBlock[] items = cell.Evening == turn.Evening ? [Sign(sign), Sign(Signs.Tonight) with { Size = TextSize.Small, Spacing = Spacing.None }] : [Sign(sign)];
        return new(items) { Style = style };
    }

    private static TextBlock Sign(string sign) => new(sign) { HorizontalAlignment = Alignment.Center, Weight = TextWeight.Bolder };
}
