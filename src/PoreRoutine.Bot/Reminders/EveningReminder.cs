using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Cards;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Deals with the reminders of a client that are due: the claim is stored with the turn, before anything is sent.</summary>
internal static class EveningReminder
{
    /// <summary>After so long a reminder is skipped.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(90);

    /// <summary>What is dealt with later than this is counted as late: the queue is asked every second.</summary>
    private static readonly Duration s_punctual = Duration.FromMinutes(1);

    /// <summary>How long a snooze by button is, in minutes.</summary>
    public const int SnoozeMinutes = 30;

    /// <summary>After so many evenings without a sign from the client the bot asks whether to go on.</summary>
    private const int SilentEvenings = 14;

    /// <summary>Sends what is due, if anything: reminders that are due together are one message.</summary>
    public static async Task RemindAsync(Turn turn, ReminderMetrics metrics, CancellationToken cancellationToken)
    {
        var now = turn.Time.Now.ToInstant();
        DueReminder? due = null;
        while (turn.Client.NextReminder() is { } next && next.At <= now)
        {
            turn.Client.Reminders = turn.Client.Reminders.After(next);
            metrics.Due();
            if (now - next.At > s_punctual)
            {
                metrics.Late();
            }

            if (now - next.At > Patience)
            {
                turn.Client.RemindersSkipped++;
                metrics.Skipped();
            }
            else
            {
                due = next;
            }
        }

        if (due is null)
        {
            return;
        }

        if (due.Kind == ReminderKind.Daily && IsSilent(turn, due.Evening))
        {
            metrics.Sent();
            await AskWhetherToGoOnAsync(turn, cancellationToken);
            return;
        }

        // An evening that ended meanwhile is still the one that was to be reminded of.
        var agenda = (turn.Schedule with { Tonight = due.Evening }).On(due.Evening);
        if (agenda.Due.Any())
        {
            metrics.Sent();
            DataRequests.Drop(turn);

            // "Done" is about it now, and "ok" welcomes it.
            (turn.Client.LastTopic, turn.Client.LastRequest) = (null, null);
            (turn.Client.Reminded, turn.Client.Offered) = (LocalDatePattern.Iso.Format(due.Evening), true);
            await turn.SayAsync(Message(turn, agenda, due.At + Patience), cancellationToken);
        }
        else
        {
            metrics.Suppressed();
        }
    }

    /// <summary>The card of a reminder that was acted upon: what became of it, and no buttons.</summary>
    public static BotFramework.Schema.Activity Closed(Turn turn, LocalDate evening, string outcome)
    {
        var heading = turn.Lines[Line.AgendaCardHead, turn.Say(evening)];
        return Reply.Card(turn, $"{heading}\n\n{outcome}", heading, [new TextBlock(outcome)]);
    }

    private static BotFramework.Schema.Activity Message(Turn turn, Agenda agenda, Instant until)
    {
        var evening = LocalDatePattern.Iso.Format(agenda.Evening);
        var heading = turn.Lines[Line.ReminderHead, turn.Say(agenda.Evening), string.Join(", ", agenda.Due.Select(item => item.Step.Title))];
        var steps = agenda.Due.Select(item => turn.Lines[Line.AgendaDue, item.Step.Title, turn.SayReason(item)]);
        var message = Reply.Reminder(
            turn,
            $"{heading}\n\n{string.Join('\n', steps)}",
            heading,
            turn.Lines[Line.AgendaCardHead, turn.Say(agenda.Evening)],
            AgendaCard.Of(turn, agenda with { Items = [.. agenda.Due] }),
            (turn.Lines[Line.ButtonAllDone], new ButtonPress(ButtonPress.DoneTonight, Evening: evening)),
            (turn.Lines[Line.ButtonSkipTonight], new ButtonPress(ButtonPress.SkipTonight, Evening: evening)),
            (turn.Lines[Line.ButtonSnooze, SnoozeMinutes], new ButtonPress(ButtonPress.Snooze, Evening: evening)));
        message.Expiration = until.ToDateTimeOffset();
        return message;
    }

    private static bool IsSilent(Turn turn, LocalDate evening)
    {
        var heard = turn.Client.LastSeen is { } seen ? LocalDatePattern.Iso.Parse(seen).Value : turn.Client.PlanAt(turn.Evening).Since;
        var paused = turn.Client.Plan?.Reminder?.PausedUntil;
        return Period.DaysBetween(paused > heard ? paused.Value : heard, evening) >= SilentEvenings;
    }

    private static Task AskWhetherToGoOnAsync(Turn turn, CancellationToken cancellationToken)
    {
        DataRequests.Drop(turn);
        var plan = PlanRequests.PlanOf(turn);
        PlanRequests.Keep(turn, plan with { Reminder = plan.Reminder! with { IsStopped = true } });
        turn.Client.Asked = new Question(Question.Reminders, Interrupted: turn.Client.Asked is { IsSetUp: true } open ? open : turn.Client.Asked?.Interrupted);
        return turn.SayAsync(
            Reply.Text(
                turn.Lines[Line.ReminderSilent, SilentEvenings],
                (turn.Lines[Line.ButtonRemindersOn], new ButtonPress(ButtonPress.Request, Intent: Intents.ReminderResume)),
                (turn.Lines[Line.ButtonRemindersOff], new ButtonPress(ButtonPress.Request, Intent: Intents.ReminderStop))),
            cancellationToken);
    }
}
