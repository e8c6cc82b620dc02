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
            [new TableColumn(3), .. Enumerable.Repeat(new TableColumn(2), DaysOfAWeek)],
            [Head(turn, progress), .. progress.Cells.Chunk(DaysOfAWeek).Select(cells => Row(turn, cells))]),
        new TextBlock(turn.Lines[Line.ProgressLegend, Signs.Done, Signs.Some, Signs.Skipped, Signs.Missed, Tonight("\u00A0")]) { Size = TextSize.Small },
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

    private static TableRow Head(Turn turn, Progress progress) =>
        new([new TableCell(), .. progress.Cells.Take(DaysOfAWeek).Select(cell => Cell(turn.Lines[Line.ProgressWeekday, $"{cell.Evening.DayOfWeek}"], null))]);

    private static TableRow Row(Turn turn, ProgressCell[] cells)
    {
        var monday = cells[0].Evening;
        var label = turn.Lines[Line.ProgressWeekOf, monday.Day, monday.ToString("MMMM", CultureInfo.InvariantCulture)];
        return new([new TableCell(new TextBlock(label) { Size = TextSize.Small }), .. cells.Select(cell => Cell(turn, cell))]);
    }

    private static TableCell Cell(Turn turn, ProgressCell cell)
    {
        var (sign, style) = cell.State switch
        {
            ProgressState.AllDone => (Signs.Done, CellStyle.Good),
            ProgressState.SomeDone => (Signs.Some, CellStyle.Warning),
            ProgressState.Skipped => (Signs.Skipped, CellStyle.Emphasis),
            ProgressState.Missed => (Signs.Missed, CellStyle.Attention),
            ProgressState.NoneYet => (Signs.Due, CellStyle.Accent),
            _ => (Signs.Off, default(CellStyle?)),
        };
        return Cell(cell.Evening == turn.Evening ? Tonight(sign) : sign, style);
    }

    private static TableCell Cell(string text, CellStyle? style) =>
        new(new TextBlock(text) { HorizontalAlignment = Alignment.Center, Weight = TextWeight.Bolder }) { Style = style };

    private static string Tonight(string sign) => $"[{sign}]";
}
