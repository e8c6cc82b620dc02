namespace Faults.Connector;

/// <summary>Decides what becomes of a call by conversation and number of the try alone, so that a seed brings the same faults again whatever the order.</summary>
internal sealed class FaultPlan(int seed, FaultRates rates)
{
    public FaultRates Rates => rates;

    /// <summary>What becomes of the try.</summary>
    /// <param name="conversation">Which conversation it is for.</param>
    /// <param name="attempt">1 for the first call in the conversation.</param>
    public Fault Of(string conversation, int attempt)
    {
        var hash = Hash(conversation, attempt);

        // The upper bits decide on the fault, the lowest one on whether a time-out delivers.
        var share = (hash >> 11) * (1.0 / (1UL << 53));
        if (share < rates.TooManyRequests)
        {
            return Fault.TooManyRequests;
        }

        share -= rates.TooManyRequests;
        if (share < rates.BadGateway)
        {
            return Fault.BadGateway;
        }

        return share - rates.BadGateway >= rates.Timeouts ? Fault.None : (hash & 1) == 0 ? Fault.Timeout : Fault.TimeoutAfterDelivery;
    }

    /// <summary>FNV-1a of the words, its bits then mixed by the last steps of SplitMix64: alike in every process, unlike a string's own hash.</summary>
    private ulong Hash(string conversation, int attempt)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in conversation)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash ^= ((ulong)(uint)seed << 32) | (uint)attempt;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
