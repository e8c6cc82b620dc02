namespace PoreRoutine.Bot.Tests.Storage;

/// <summary>Brings requests to a service and loses the answers that a test says, as a connection does that breaks.</summary>
internal sealed class LossyHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private int _loses;

    public int Lost { get; private set; }

    public void LoseNext() => _loses = 1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Interlocked.Exchange(ref _loses, 0) == 0)
        {
            return response;
        }

        Lost++;
        response.Dispose();
        throw new HttpRequestException("The connection broke.");
    }
}
