namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>What the words beside a weekday say of its week.</summary>
internal enum WeekdayWord
{
    This,
    Coming,
    Next,
    Last,
    ThisWeek,
    NextWeek,
    LastWeek,

    /// <summary>"Friday week": the coming one and a week.</summary>
    Week,

    /// <summary>The coming one and two weeks.</summary>
    Fortnight,

    /// <summary>"Friday before last".</summary>
    WeekBeforeLast,
}
