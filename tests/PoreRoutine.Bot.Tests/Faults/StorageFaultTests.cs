using System.Net;
using System.Net.Http.Json;
using BotFramework;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Faults;

/// <summary>What callers see of a store that fails: a clear error, no reply, and all in order once the store is.</summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private FakeConnector _connector = null!;
    private FaultyStorage _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync(services => services.AddSingleton<IDueStorage>(provider => new FaultyStorage(
            new SqliteStorage(provider.GetRequiredService<ServiceSettings>().Storage.ConnectionString!, BotJson.Storage))));
        _storage = (FaultyStorage)_service.Services.GetRequiredService<IDueStorage>();
        _connector = await FakeConnector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Theory]
    [InlineData(true, false, 500, "ServiceError")]
    [InlineData(false, false, 500, "ServiceError")]
    [InlineData(true, true, 503, "ServiceUnavailable")]
    [InlineData(false, true, 503, "ServiceUnavailable")]
    public async Task Post_TheStoreFails_IsRefusedWithAJsonErrorAndRunsWhenSentAgain(bool read, bool slow, int status, string code)
    {
        Fail(read, slow ? new TimeoutException("The store is busy.") : new IOException("a secret of the store"));
        using (var response = await SayAsync(Token))
        {
            ((int)response.StatusCode).ShouldBe(status);
            var error = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error");
            error.GetProperty("code").GetString().ShouldBe(code);
            error.GetProperty("message").GetString()!.ShouldNotContain("secret");
        }

        _connector.Received.ShouldBeEmpty();
        await ShouldBeAnsweredAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DirectLinePost_TheStoreFails_IsRefusedWithAJsonErrorAndRunsWhenSentAgain(bool read)
    {
        var client = await DirectLineClient.StartAsync(_service, Token);
        await client.NewActivitiesAsync(Token);
        var message = new { type = "message", text = "hello", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "c1" } };
        Fail(read, new IOException("the disk is gone"));
        using (var response = await client.PostAsync(message, Token))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error").GetProperty("code").GetString().ShouldBe("ServiceError");
        }

        (_storage.Reading, _storage.Writing) = (null, null);
        (await client.NewActivitiesAsync(Token)).ShouldBeEmpty();
        (await client.PostAsync(message, Token)).EnsureSuccessStatusCode().Dispose();
        (await client.NewActivitiesAsync(Token)).Count(activity => activity.GetProperty("from").GetProperty("id").GetString() == "dl_tester").ShouldBe(1);
    }

    [Fact]
    public async Task Post_TheCallerLeavesMidTurn_NothingIsSentAndTheRepeatRuns()
    {
        using var connection = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        _storage.Writing = async token =>
        {
            token.Register(cancelled.SetResult);
            await connection.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        };

        await Should.ThrowAsync<OperationCanceledException>(SayAsync(connection.Token));
        await cancelled.Task.WaitAsync(Token);

        _connector.Received.ShouldBeEmpty();
        await ShouldBeAnsweredAsync();
    }

    private void Fail(bool read, Exception fault)
    {
        Task Throw(CancellationToken cancellationToken) => Task.FromException(fault);
        _storage.Reading = read ? Throw : null;
        _storage.Writing = read ? null : Throw;
    }

    private async Task ShouldBeAnsweredAsync()
    {
        (_storage.Reading, _storage.Writing) = (null, null);
        using var response = await SayAsync(Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _connector.Received.ShouldHaveSingleItem();
    }

    private Task<HttpResponseMessage> SayAsync(CancellationToken cancellationToken) =>
        _service.Client.PostAsJsonAsync("/api/messages", new TeamsActivity(_connector.Address, "why double cleanse?", "m1"), cancellationToken);
}
