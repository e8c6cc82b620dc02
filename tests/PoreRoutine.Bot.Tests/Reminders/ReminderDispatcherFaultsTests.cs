using Azure;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>What counts as a client's own fault, and sets it aside, and what does not.</summary>
public sealed class ReminderDispatcherFaultsTests
{
    [Fact]
    public void IsPassing_EveryTryAtTheStoreTimedOut_IsTrue() =>
        ReminderDispatcher.IsPassing(new AggregateException("Retry failed after 4 tries.", new TaskCanceledException(), new TaskCanceledException())).ShouldBeTrue();

    [Fact]
    public void IsPassing_TheStoreRefusedEveryTry_IsTrue() =>
        ReminderDispatcher.IsPassing(new AggregateException(new RequestFailedException(503, "Busy."), new RequestFailedException(503, "Busy."))).ShouldBeTrue();

    [Fact]
    public void IsPassing_TheServiceEndedInTheMiddle_IsTrue() => ReminderDispatcher.IsPassing(new ObjectDisposedException("file")).ShouldBeTrue();

    [Fact]
    public void IsPassing_APlanThatCannotBeWorkedOut_IsFalse() =>
        ReminderDispatcher.IsPassing(new AggregateException(new InvalidOperationException())).ShouldBeFalse();
}
