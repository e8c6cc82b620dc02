using Faults.Connector;

namespace Faults.Reminders;

/// <summary>What a run is to be like.</summary>
/// <param name="Seed">By which faults, kills and the pause are drawn.</param>
/// <param name="OnAzurite">True for three services on one Azurite, false for one on an SQLite file.</param>
/// <param name="Clients">How many are due within one minute.</param>
/// <param name="Tenants">How many tenants they belong to.</param>
/// <param name="Rates">The connector's faults.</param>
/// <param name="KillTime">For how long processes are killed; zero for not at all.</param>
/// <param name="Limit">After how long it is over for those who were not reminded.</param>
internal sealed record FaultRunOptions(int Seed, bool OnAzurite, int Clients, int Tenants, FaultRates Rates, TimeSpan KillTime, TimeSpan Limit)
{
    public int Services => OnAzurite ? 3 : 1;
}
