namespace PoreRoutine.Understanding.Time;

/// <summary>A time that only the one who speaks knows: "later", "bedtime", "in a bit".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
public sealed record VagueExpression(int Start, int End) : TimeExpression(Start, End);
