using System.Runtime.ExceptionServices;

namespace PoreRoutine.Understanding;

/// <summary>
/// Work on threads of its own, one for each processor. Learning takes half a minute and more; on the thread pool, as <see cref="Parallel"/>
/// does it, all that a service has to answer meanwhile would stand behind it.
/// </summary>
internal static class TrainingThreads
{
    /// <summary>Does the work for each number from 0 to <paramref name="count"/>, in any order, and returns when all is done.</summary>
    /// <remarks>What the work throws is thrown here; what is not begun by then is left undone.</remarks>
    public static void For(int count, Action<int> work)
    {
        var next = -1;
        ExceptionDispatchInfo? fault = null;
        var threads = Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)).Select(_ => new Thread(Run) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        fault?.Throw();

        void Run()
        {
            try
            {
                for (var index = Interlocked.Increment(ref next); index < count && Volatile.Read(ref fault) is null; index = Interlocked.Increment(ref next)) work(index);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }
}
