using BenchmarkDotNet.Attributes;
using BotFramework;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using PoreRoutine.Bot.Storage;

namespace Benchmarks;

/// <summary>One turn, from the activity to the reply that the channel took: what the pipeline, the store and the dialogs cost.</summary>
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("benchmarks-").FullName;
    private IStorage _storage = null!;
    private CloudAdapter _adapter = null!;
    private IBot _bot = null!;
    private int _messages;

    [Params("memory", "SQLite")]
    public string Store { get; set; } = null!;

    [GlobalSetup(Target = nameof(EchoAsync))]
    public void SetUpEcho() => SetUp(echo: true);

    [GlobalSetup(Target = nameof(ThreePromptsAsync))]
    public void SetUpThreePrompts() => SetUp(echo: false);

    [GlobalCleanup]
    public void CleanUp()
    {
        (_storage as IDisposable)?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "echo")]
    public Task EchoAsync() => TurnAsync("hi");

    [Benchmark(Description = "three prompts", OperationsPerInvoke = 4)]
    public async Task ThreePromptsAsync()
    {
        foreach (var text in ThreePromptsBot.Round)
        {
            await TurnAsync(text);
        }
    }

    private void SetUp(bool echo)
    {
        _storage = Store == "memory" ? new MemoryStorage() : new SqliteStorage($"Data Source={Path.Combine(_folder, "data.db")}", BotFrameworkJson.Default);
        (_adapter, _bot) = Bots.Create(echo, _storage, new Taker());
    }

    private async Task TurnAsync(string text)
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = $"{++_messages}",
            Text = text,
            ChannelId = "test",
            ServiceUrl = "https://channel.example",
            From = new ChannelAccount("user"),
            Recipient = new ChannelAccount("bot"),
            Conversation = new ConversationAccount(id: "conversation"),
        };
        if (await _adapter.ProcessActivityAsync(activity, [], _bot.OnTurnAsync, CancellationToken.None) != TurnOutcome.Completed)
        {
            throw new InvalidOperationException("The turn was not one.");
        }
    }

    /// <summary>A channel that takes everything at once.</summary>
    private sealed class Taker : IActivitySender
    {
        public bool Reaches(Activity activity) => true;

        public bool CanUpdate => false;

        public Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken) => Task.FromResult(new SendResult(operations.Count));
    }
}
