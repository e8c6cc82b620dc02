using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class AzureReminderQueueTests(AzuriteFixture azurite) : ReminderQueueContract, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = NewClock();
    private QueueClient _messages = null!;
    private AzureReminderQueue _queue = null!;

    private protected override IReminderQueue Queue => _queue;

    private protected override DateTimeOffset Now => _clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _messages = AzuriteTime.Queue(await azurite.StartedAsync(), $"q{Guid.NewGuid():N}", _clock);
        _queue = Open(AzureReminderQueue.LongestHidden);
        await _queue.InitializeAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _messages.DeleteAsync(CancellationToken.None);

    [Fact]
    public async Task InitializeAsync_Again_KeepsWhatIsThere()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        await _queue.InitializeAsync(Token);
        (await Queue.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task TakeAsync_FurtherOffThanAMessageCanBeHidden_IsHiddenAgainUntilItsInstant()
    {
        var queue = Open(TimeSpan.FromSeconds(1));
        var wakeUp = Wake("a", TimeSpan.FromSeconds(4));
        await queue.PutAsync(wakeUp, Token);
        IReadOnlyList<QueuedWakeUp> taken;
        var shown = 0;
        do
        {
            await PassAsync(TimeSpan.FromMilliseconds(200));
            shown += (await _messages.PeekMessagesAsync(1, Token)).Value.Length;
            taken = await queue.TakeAsync(1, Lease, Token);
        }
        while (taken.Count == 0 && Now < wakeUp.Due);

        taken.ShouldHaveSingleItem().WakeUp.ShouldBe(wakeUp);
        Now.ShouldBe(wakeUp.Due);
        shown.ShouldBeGreaterThan(1);
        await queue.DeleteAsync(taken[0], Token);
        (await queue.CountAsync(Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"channelId\":\"msteams\",\"conversationId\":null,\"due\":\"2026-03-04T20:00:00+00:00\"}")]
    public async Task TakeAsync_AMessageThatIsNoWakeUp_IsDeletedAndTheOthersGivenOut(string text)
    {
        for (var i = 0; i < Queue.LargestBatch + 1; i++)
        {
            await _messages.SendMessageAsync(text, Token);
        }

        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        (await TakeAsync()).ShouldHaveSingleItem().WakeUp.ShouldBe(Wake("a", TimeSpan.Zero));
        (await Queue.CountAsync(Token)).ShouldBe(1);
    }

    private protected override IReminderQueue OpenAnother() => Open(AzureReminderQueue.LongestHidden);

    private protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }

    private AzureReminderQueue Open(TimeSpan longest) => new(_messages, longest, NullLogger<AzureReminderQueue>.Instance, _clock);
}
