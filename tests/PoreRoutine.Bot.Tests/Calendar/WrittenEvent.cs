using NodaTime;

namespace PoreRoutine.Bot.Tests.Calendar;

/// <summary>An event of a <see cref="WrittenCalendar"/>.</summary>
internal sealed record WrittenEvent(string Uid, Instant Stamp, Instant Start, Instant End, string Summary, string Description, string Transparency);
