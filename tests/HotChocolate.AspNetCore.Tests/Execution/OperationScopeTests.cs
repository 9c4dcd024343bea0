using HotChocolate.Execution;
using HotChocolate.Execution.Processing;

namespace HotChocolateTests.Execution;

/// <summary>What an execution has of its request is made when a resolver asks, and not after the execution.</summary>
public class OperationScopeTests
{
    static readonly IOperationRequest Request = OperationRequestBuilder.New()
        .SetDocument("{ a }").SetGlobalState("caller", "me").Build();

    [Fact]
    public async Task Scope_is_made_by_the_first_who_asks_and_ended_with_the_execution()
    {
        await using var application = new ServiceCollection().AddScoped<Held>().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);
        var held = scope.Services.GetRequiredService<Held>();

        Assert.Same(held, scope.Services.GetRequiredService<Held>());
        await scope.DisposeAsync();

        Assert.True(held.IsDisposed);
    }

    [Fact]
    public async Task Services_are_not_made_after_the_execution()
    {
        await using var application = new ServiceCollection().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);

        await scope.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => scope.Services);
    }

    [Fact]
    public async Task Values_of_the_request_are_not_looked_up_after_the_execution()
    {
        await using var application = new ServiceCollection().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);

        await scope.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => scope.ContextData);
    }

    [Fact]
    public async Task Values_that_were_looked_up_stay()
    {
        await using var application = new ServiceCollection().BuildServiceProvider();
        var scope = new OperationScope(application, Request, lendsServices: true, batches: null);
        var values = scope.ContextData;

        await scope.DisposeAsync();

        Assert.Same(values, scope.ContextData);
        Assert.Equal("me", values["caller"]);
    }

    sealed class Held : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
