namespace Faults.Connector;

/// <summary>How often the connector is at fault: parts of all calls, from 0 to 1, together 1 at most.</summary>
/// <param name="TooManyRequests">429, with a <c>Retry-After</c> of a second; nothing is delivered.</param>
/// <param name="BadGateway">502; nothing is delivered.</param>
/// <param name="Timeouts">No answer at all. Half of them deliver all the same.</param>
internal sealed record FaultRates(double TooManyRequests, double BadGateway, double Timeouts)
{
    public static readonly FaultRates None = new(0, 0, 0);
}
