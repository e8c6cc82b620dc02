using System.Collections.Immutable;
using System.Globalization;
using BotFramework;
using BotFramework.Schema;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Telemetry;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>What the dialogs of one turn need: the client, the evening, the content, and what the client said.</summary>
/// <param name="Context">The turn.</param>
/// <param name="Content">The content, the same for the whole turn.</param>
/// <param name="Client">The client's record; changes are stored with the turn.</param>
/// <param name="Time">The moment, where the client is.</param>
internal sealed record Turn(ITurnContext Context, BotContent Content, ClientRecord Client, TimeReference Time)
{
    /// <summary>Gives or deletes what is stored about the client.</summary>
    public required ClientDataKeeper Data { get; init; }

    /// <summary>Counts what becomes of what the client said.</summary>
    public required AnswerMetrics Answers { get; init; }

    /// <summary>The evening that it is for the client.</summary>
    public LocalDate Evening => Time.Today;

    /// <summary>The button pressed; null if none was.</summary>
    public ButtonPress? Press { get; init; }

    /// <summary>The requests in what was said, in order; empty where there were no words.</summary>
    public ImmutableArray<Reading> Readings { get; init; } = [];

    /// <summary>The one of them that is being served; null where there were no words.</summary>
    public Reading? Reading { get; init; }

    /// <summary>What was just talked about.</summary>
    public TalkedAbout About => new(Client.LastTopic, Client.LastRequest, Client.OnShow?.StepId ?? Client.Asked?.Step);

    /// <summary>What the client's plan and diary come to, as they stand now in the turn.</summary>
    public Schedule Schedule => Client.ScheduleAt(Routine.Steps, Evening);

    /// <summary>True if the reply before offered a walkthrough.</summary>
    public bool Offered { get; init; }

    /// <summary>The evening whose reminder "done" is about: tonight's, or last night's until noon; null if none came.</summary>
    public LocalDate? Reminded =>
        LocalDatePattern.Iso.Parse(Client.Reminded ?? string.Empty).TryGetValue(default, out var evening)
        && (evening == Evening || (evening == Evening.PlusDays(-1) && Time.Now.TimeOfDay >= PoreRoutine.Routine.Evening.Turn && Time.Now.TimeOfDay < LocalTime.Noon))
            ? evening
            : null;

    /// <summary>True among several people: nothing personal is said or kept there.</summary>
    public bool IsGroup => Context.Activity.Conversation?.IsShared() == true;

    /// <summary>The routine.</summary>
    public RoutineContent Routine => Content.Routine;

    /// <summary>The bot's lines.</summary>
    public Lines Lines => Content.Lines;

    /// <summary>The turn that an adapter's turn carries.</summary>
    public static Turn Of(ITurnContext context) => context.TurnState.Get<Turn>() ?? throw new InvalidOperationException("The turn has no content.");

    /// <summary>The turn for one of its requests, which the dialogs then find in the adapter's turn.</summary>
    public Turn Serving(Reading? reading)
    {
        var turn = this with { Reading = reading };
        Context.TurnState.Set(turn);
        return turn;
    }

    /// <summary>The turn in the plan's zone, which may be another now: "I live in Tokyo now, what's on tonight?".</summary>
    public Turn WhereTheClientIs()
    {
        var now = Client.LocalTimeAt(Time.Now.ToInstant());
        return now.Zone.Equals(Time.Now.Zone) ? this : this with { Time = new TimeReference(now, Time.Locale) };
    }

    /// <summary>Says something.</summary>
    public Task SayAsync(Activity message, CancellationToken cancellationToken) => Context.SendActivityAsync(message, cancellationToken);

    /// <summary>Says a line.</summary>
    public Task SayAsync(Line line, object[] values, CancellationToken cancellationToken) => SayAsync(Reply.Text(Lines[line, values]), cancellationToken);

    /// <summary>A date in the operator's words.</summary>
    public string Say(LocalDate date) => Lines[Line.Date, date.DayOfWeek.ToString(), date.Day, date.ToString("MMMM", CultureInfo.InvariantCulture)];
}
