using System.Globalization;
using System.Net;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Faults;

/// <summary>Two processes of the service on one store, talking to one connector.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private const int Clients = 32;
    private const int MessagesEach = 50;

    private readonly TemporaryFolder _folder = new();
    private FakeConnector _connector = null!;
    private CounterProcess[] _processes = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _processes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => CounterProcess.StartAsync(_folder["data.db"], Token)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ManyClients_OneConversation_EveryMessageIsCountedOnceAndItsReplySentOnceOrWaitsForTheRateLimit()
    {
        var since = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendAllAsync(client), Token)));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Clients * MessagesEach / TimeProvider.System.GetElapsedTime(since).TotalSeconds:F0} turns a second, the longest took {answers.SelectMany(times => times).Max(answer => answer.Time)}");

        answers.SelectMany(statuses => statuses).CountBy(answer => answer.Status).ShouldBe([KeyValuePair.Create(HttpStatusCode.OK, Clients * MessagesEach)]);
        (await _processes[0].CountAsync(Token)).ShouldBe(Clients * MessagesEach);

        // A channel takes 60 replies of a process in half a minute. The rest stands in line, none doubled, none lost, none out of place.
        Array.ForEach(_processes, process => process.Kill());
        var sent = Replies().ToList();
        sent.ShouldBe(Enumerable.Range(1, sent.Count));
        sent.Count.ShouldBeGreaterThanOrEqualTo(60);
        var waiting = await _processes[0].WaitingAsync(Token);
        waiting.ShouldBe(Enumerable.Range(Clients * MessagesEach - waiting.Count + 1, waiting.Count));
        (sent.Count + waiting.Count).ShouldBeGreaterThanOrEqualTo(Clients * MessagesEach);
    }

    [Fact]
    public async Task OneMessage_BroughtToBothAtOnce_RunsOnceAndIsAnsweredOnce()
    {
        for (var message = 1; message <= 20; message++)
        {
            var responses = await Task.WhenAll(_processes.Select(process => process.SayAsync($"{message}", _connector.Address, Token)));
            responses.Select(response => response.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK]);
            Array.ForEach(responses, response => response.Dispose());
        }

        await _processes[0].WaitUntilAsync(_ => Task.FromResult(_connector.Received.Count >= 20), Token);
        Replies().ShouldBe(Enumerable.Range(1, 20));
        (await _processes[0].CountAsync(Token)).ShouldBe(20);
    }

    private async Task<List<(HttpStatusCode Status, TimeSpan Time)>> SendAllAsync(int client)
    {
        var answers = new List<(HttpStatusCode, TimeSpan)>();
        for (var message = 0; message < MessagesEach; message++)
        {
            var since = TimeProvider.System.GetTimestamp();
            using var response = await _processes[client % 2].SayAsync($"{client}-{message}", _connector.Address, Token);
            answers.Add((response.StatusCode, TimeProvider.System.GetElapsedTime(since)));
        }

        return answers;
    }

    /// <summary>The numbers that the connector got, in the order in which it got them.</summary>
    private IEnumerable<int> Replies() => _connector.Received.Select(post => int.Parse(post.Activity.GetProperty("text").GetString()!, CultureInfo.InvariantCulture));
}
