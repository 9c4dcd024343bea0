using CompatSample;
using HotChocolate.Execution;

namespace HotChocolateTests.Contract;

/// <summary>One server for all recorded requests. They must be sent in order, because their mutations change one store.</summary>
public sealed class SampleServer : IAsyncDisposable
{
    readonly ServiceProvider services;

    public SampleServer()
    {
        var services = new ServiceCollection();
        services.AddSample();
        this.services = services.BuildServiceProvider();
    }

    public async Task<IRequestExecutor> ExecutorAsync() => await services.GetRequestExecutorAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
