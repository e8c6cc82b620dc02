using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Content;

public sealed class ContentFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ContentSource _source;
    private readonly ContentFolders _folders;

    public ContentFoldersTests()
    {
        _folder.CopyOf("seeds");
        _folder.CopyOf("dialogs");
        var (settings, _) = ServiceSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("Content:Seeds", _folder["seeds"]), new("Content:Dialogs", _folder["dialogs"])]).Build(),
            Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Environment);
        _source = new ContentSource(RealContent.Value, RealContent.Recognizers, NullLogger<ContentSource>.Instance);
        _folders = new ContentFolders(settings, _source);
    }

    [Fact]
    public async Task Edit_AnAnswer_ComesIntoForceWithoutARestart()
    {
        await ChangedAsync(() => Edit("seeds/mask.md", "Once or twice a week", "Twice or once a week"));
        _source.Current.Routine.Topics["mask.how-often"].ShortAnswer.ShouldStartWith("Twice or once a week");
    }

    [Fact]
    public async Task Edit_WithAFault_KeepsTheLastGoodContentUntilItIsMended()
    {
        var path = _folder["seeds/mask.md"];
        var good = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Refused += (_, _) => refused.TrySetResult();
        await File.WriteAllTextAsync(path, "no front matter", TestContext.Current.CancellationToken);
        await refused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _source.Current.ShouldBeSameAs(RealContent.Value);
        await ChangedAsync(() => File.WriteAllText(path, good.Replace("Once or twice a week", "Twice or once a week", StringComparison.Ordinal)));
        _source.Current.Routine.Topics["mask.how-often"].ShortAnswer.ShouldStartWith("Twice or once a week");
    }

    public void Dispose()
    {
        _folders.Dispose();
        _folder.Dispose();
    }

    private async Task ChangedAsync(Action edit)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged(object? sender, EventArgs args) => changed.TrySetResult();
        _source.Changed += OnChanged;
        edit();
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _source.Changed -= OnChanged;
    }

    private void Edit(string file, string text, string replacement)
    {
        var before = File.ReadAllText(_folder[file]);
        before.ShouldContain(text);
        File.WriteAllText(_folder[file], before.Replace(text, replacement, StringComparison.Ordinal));
    }
}
