namespace Map.Gateway.Tests.Hosting;

/// <summary>Waiting that ends, and says for what it waited.</summary>
static class Until
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<T> Within<T>(this Task<T> task, string awaited)
    {
        await Within((Task)task, awaited);
        return await task;
    }

    public static async Task Within(this Task task, string awaited)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail($"Waited {Patience.TotalSeconds} s for {awaited}.");
        }
    }
}
