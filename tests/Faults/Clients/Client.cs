namespace Faults.Clients;

/// <summary>Somebody who wants to be reminded.</summary>
/// <param name="Number">Which one; it is in the conversation's id.</param>
/// <param name="Tenant">The number of the tenant.</param>
/// <param name="Zone">The IANA zone that the channel tells.</param>
/// <param name="Request">What the client writes to be reminded.</param>
internal sealed record Client(int Number, int Tenant, string Zone, string Request)
{
    public string Conversation => $"a:client-{Number}";
}
