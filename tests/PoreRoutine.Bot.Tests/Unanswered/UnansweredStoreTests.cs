using BotFramework;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Unanswered;

namespace PoreRoutine.Bot.Tests.Unanswered;

public sealed class UnansweredStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string ConnectionString => $"Data Source={_folder["data.db"]}";

    [Fact]
    public async Task Add_SeveralDays_CountsEachWordingWithItsFirstAndLastDay()
    {
        var store = new UnansweredStore(new MemoryStorage(BotJson.Storage, _clock), new ProductClock(_clock, null, 1));
        await AddAsync(store, "do you sell gift cards", 2);
        await AddAsync(store, "can i use toner");
        _clock.Advance(TimeSpan.FromDays(3));
        await AddAsync(store, "do you sell gift cards");

        var (questions, further) = await store.ReadAsync(null, Token);

        further.ShouldBe(0);
        questions.OrderBy(question => question.Count).ShouldBe(
        [
            new("can i use toner", 1, new LocalDate(2026, 3, 4), new LocalDate(2026, 3, 4)),
            new("do you sell gift cards", 3, new LocalDate(2026, 3, 4), new LocalDate(2026, 3, 7)),
        ]);
        (await store.ReadAsync(3, Token)).Questions.ShouldHaveSingleItem().Count.ShouldBe(1);
        (await store.ReadAsync(4, Token)).Questions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_180DaysLater_FindsNothing()
    {
        using var storage = new SqliteStorage(ConnectionString, BotJson.Storage, _clock);
        var store = new UnansweredStore(storage, new ProductClock(_clock, null, 1));
        await AddAsync(store, "do you sell gift cards");

        _clock.Advance(TimeSpan.FromDays(179));
        (await store.ReadAsync(null, Token)).Questions.ShouldHaveSingleItem();
        _clock.Advance(TimeSpan.FromDays(1));
        (await store.ReadAsync(null, Token)).Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_180DaysLaterByAMovedClock_LeavesNothingInTheFile()
    {
        using var storage = new SqliteStorage(ConnectionString, BotJson.Storage);
        var store = new UnansweredStore(storage, new ProductClock(_clock, _clock.GetUtcNow(), 1));
        await AddAsync(store, "do you sell gift cards");
        _clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(store, "can i use toner");
        Rows().Count.ShouldBe(3);

        _clock.Advance(TimeSpan.FromDays(179));
        (await store.ReadAsync(null, Token)).Questions.ShouldHaveSingleItem().Text.ShouldBe("can i use toner");
        await store.AddAsync([], Token);
        Rows().ShouldBe(["unanswered", "unanswered/2026-03-05"]);
    }

    [Fact]
    public async Task Add_MoreWordingsThanADayKeeps_AreCountedButNotKept()
    {
        var store = new UnansweredStore(new MemoryStorage(BotJson.Storage, _clock), new ProductClock(_clock, null, 1));
        await store.AddAsync(Enumerable.Range(0, UnansweredDay.MostWordings).ToDictionary(number => $"wording {number}", _ => 1), Token);
        await AddAsync(store, "one more", 2);
        await AddAsync(store, "wording 7");

        var (questions, further) = await store.ReadAsync(null, Token);

        (questions.Count, further).ShouldBe((UnansweredDay.MostWordings, 2));
        questions.Single(question => question.Text == "wording 7").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Add_TwoInstancesAtOnce_LoseNoCount()
    {
        using var first = new SqliteStorage(ConnectionString, BotJson.Storage);
        using var second = new SqliteStorage(ConnectionString, BotJson.Storage);
        var clock = new ProductClock(_clock, null, 1);
        UnansweredStore[] stores = [new(first, clock), new(second, clock)];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await AddAsync(stores[writer % 2], $"wording {i % 3}");
                }
            },
            Token)));

        (await stores[0].ReadAsync(null, Token)).Questions.Sum(question => question.Count).ShouldBe(80);
    }

    [Fact]
    public async Task Add_TheStoreStopsHalfWay_CountsOnce()
    {
        var storage = new StepwiseStorage(new MemoryStorage(BotJson.Storage, _clock));
        var store = new UnansweredStore(storage, new ProductClock(_clock, null, 1));
        await AddAsync(store, "do you sell gift cards");
        storage.Conflicted.ShouldBeTrue();
        (await store.ReadAsync(null, Token)).Questions.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private static Task AddAsync(UnansweredStore store, string wording, int count = 1) => store.AddAsync(new() { [wording] = count }, Token);

    private List<string> Rows()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key FROM items ORDER BY key";
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }
}
