using BotFramework;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Understanding.Unanswered;

namespace PoreRoutine.Bot.Unanswered;

/// <summary>
/// Where questions are kept that the content does not cover: one item a day, so that they expire by themselves, and one that knows the days.
/// Thread-safe; processes may share a store, and no count is lost between them.
/// </summary>
/// <param name="storage">Where the items are.</param>
/// <param name="clock">Says which day it is, in UTC, and with that how old a question is.</param>
internal sealed class UnansweredStore(IStorage storage, ProductClock clock)
{
    /// <summary>How long a question is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private const string IndexKey = "unanswered";

    private static readonly LocalDatePattern s_iso = LocalDatePattern.Iso;

    private LocalDate Today => LocalDate.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Counts questions of today, and forgets those that are too old.</summary>
    /// <param name="asked">How often each wording was asked; none only forgets.</param>
    /// <param name="cancellationToken">Gives up while another process is quicker, again and again.</param>
    public async Task AddAsync(Dictionary<string, int> asked, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await TryAddAsync(asked, cancellationToken);
                return;
            }
            catch (ETagConflictException)
            {
                await Task.Delay(Random.Shared.Next(1, 10), cancellationToken);
            }
        }
    }

    /// <summary>What was asked and is kept.</summary>
    /// <param name="days">How many days back, today included; null for all of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The wordings, each once, and how many questions came in further wordings.</returns>
    public async Task<(IReadOnlyList<AskedQuestion> Questions, long Further)> ReadAsync(int? days, CancellationToken cancellationToken)
    {
        // By the machine's clock the storage lets days expire by itself; a clock that was moved has to be asked.
        var most = days ?? (clock.IsMoved ? Kept.Days : null as int?);
        var index = await storage.ReadAsync(IndexKey, BotJsonContext.Default.UnansweredIndex, cancellationToken) ?? new UnansweredIndex();
        var questions = new Dictionary<string, AskedQuestion>(StringComparer.Ordinal);
        var further = 0L;
        foreach (var date in index.Days.Where(date => most is null || !IsOlder(date, most.Value)))
        {
            var day = await storage.ReadAsync(KeyOf(date), BotJsonContext.Default.UnansweredDay, cancellationToken) ?? new UnansweredDay();
            var asked = s_iso.Parse(date).Value;
            foreach (var (text, count) in day.Asked)
            {
                var before = questions.GetValueOrDefault(text) ?? new AskedQuestion(text, 0, asked, asked);
                questions[text] = before with { Count = before.Count + count, Last = asked };
            }

            further += day.Further;
        }

        return ([.. questions.Values], further);
    }

    private static string KeyOf(string date) => $"{IndexKey}/{date}";

    private async Task TryAddAsync(Dictionary<string, int> asked, CancellationToken cancellationToken)
    {
        var index = await storage.ReadAsync(IndexKey, BotJsonContext.Default.UnansweredIndex, cancellationToken) ?? new UnansweredIndex();
        var today = s_iso.Format(Today);
        string[] old = [.. index.Days.Where(date => IsOlder(date, Kept.Days))];
        if (old.Length > 0)
        {
            await storage.DeleteAsync([.. old.Select(KeyOf)], cancellationToken);
            index.Days.ExceptWith(old);
        }

        // The index first: where the store writes one after the other and stops between them, a day may be listed that is not there.
        // The other way round the next try would count the day's questions twice.
        var changes = new Dictionary<string, object>(StringComparer.Ordinal);
        if ((asked.Count > 0 && index.Days.Add(today)) || old.Length > 0)
        {
            changes[IndexKey] = index;
        }

        if (asked.Count > 0)
        {
            var day = await storage.ReadAsync(KeyOf(today), BotJsonContext.Default.UnansweredDay, cancellationToken) ?? new UnansweredDay();
            foreach (var (wording, count) in asked)
            {
                day.Add(wording, count);
            }

            changes[KeyOf(today)] = day;
        }

        if (changes.Count > 0)
        {
            await storage.WriteAsync(changes, cancellationToken);
        }
    }

    /// <summary>True if the date is not among the last days, today included. Dates after today are: a clock may have been moved.</summary>
    private bool IsOlder(string date, int days) => string.CompareOrdinal(date, s_iso.Format(Today.PlusDays(-days))) <= 0;
}
