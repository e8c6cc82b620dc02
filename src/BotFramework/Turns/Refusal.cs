using System.Net;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>What a channel will never take, or what was too old to be sent: it was dropped.</summary>
/// <param name="Activity">The activity, addressed.</param>
/// <param name="Status">The channel's answer; null for one that was too old (<see cref="Activity.Expiration"/>).</param>
/// <param name="Code">The channel's word for it; null if it gave none.</param>
public sealed record Refusal(Activity Activity, HttpStatusCode? Status, string? Code = null);
