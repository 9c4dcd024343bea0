namespace Grpc.AspNetCore.Server.Internal;

static class Disposal
{
    public static async Task DisposeAsync(IEnumerable<object> instances)
    {
        foreach (var instance in instances)
        {
            await DisposeAsync(instance);
        }
    }

    static ValueTask DisposeAsync(object instance)
    {
        switch (instance)
        {
            case IAsyncDisposable asyncDisposable:
                return asyncDisposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        return default;
    }
}
