namespace PoreRoutine.Bot.Tests.Content.Cloud;

/// <summary>A line to a storage account that a test disturbs: what is called before each request may throw or wait.</summary>
internal sealed class DisturbedLine(Func<HttpRequestMessage, Task> before) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Whether the next answer is lost on its way.</summary>
    public Func<HttpRequestMessage, bool> LosesAnswer { get; init; } = _ => false;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await before(request);
        var response = await base.SendAsync(request, cancellationToken);
        if (!LosesAnswer(request))
        {
            return response;
        }

        response.Dispose();
        throw new HttpRequestException("The connection broke.");
    }
}
