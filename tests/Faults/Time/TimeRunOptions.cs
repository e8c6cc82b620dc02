using NodaTime;

namespace Faults.Time;

/// <summary>What a run is to be like.</summary>
/// <param name="Seed">By which clients are drawn.</param>
/// <param name="Clients">How many.</param>
/// <param name="Start">Where the product's clock starts: a full minute, none of them a quarter of an hour.</param>
/// <param name="Days">How many days go by.</param>
/// <param name="Speed">How many seconds of the product's clock pass in one.</param>
internal sealed record TimeRunOptions(int Seed, int Clients, Instant Start, int Days, int Speed);
