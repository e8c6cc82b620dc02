using System.Net;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>What a channel will never do, or what was too old to be sent: it was dropped.</summary>
/// <param name="Operation">What was to be done.</param>
/// <param name="Activity">With what, addressed.</param>
/// <param name="Status">The channel's answer; null for one that was too old (<see cref="Activity.Expiration"/>).</param>
/// <param name="Code">The channel's word for it; null if it gave none.</param>
public sealed record Refusal(OutgoingOperation Operation, Activity Activity, HttpStatusCode? Status, string? Code = null);
