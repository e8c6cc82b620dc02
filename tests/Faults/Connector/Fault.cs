namespace Faults.Connector;

/// <summary>What becomes of one call.</summary>
internal enum Fault
{
    None,
    TooManyRequests,
    BadGateway,
    Timeout,
    TimeoutAfterDelivery,
}
