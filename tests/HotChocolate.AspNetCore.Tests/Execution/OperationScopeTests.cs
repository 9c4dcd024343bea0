using HotChocolate.Execution;
using HotChocolate.Execution.Processing;

namespace HotChocolateTests.Execution;

/// <summary>The services of an execution are created when a resolver first needs them, and not after the execution.</summary>
public class OperationScopeTests
{
    static readonly IOperationRequest Request = OperationRequestBuilder.New().SetDocument("{ a }").Build();

    [Fact]
    public async Task Scope_is_created_on_first_use_and_disposed_with_execution()
    {
        await using var application = new ServiceCollection().AddScoped<Held>().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);
        var held = scope.Services.GetRequiredService<Held>();

        Assert.Same(held, scope.Services.GetRequiredService<Held>());
        await scope.DisposeAsync();

        Assert.True(held.IsDisposed);
    }

    [Fact]
    public async Task Services_are_not_created_after_execution()
    {
        await using var application = new ServiceCollection().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);

        await scope.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => scope.Services);
    }

    sealed class Held : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
