namespace Grpc.AspNetCore.Tests.Testing;

public static class Until
{
    /// <summary>Waits for the token alone, tells that it was cancelled, and throws.</summary>
    public static async Task Cancelled(CancellationToken cancellationToken, TaskCompletionSource? cancelled = null)
    {
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
        finally
        {
            cancelled?.SetResult();
        }
    }
}
