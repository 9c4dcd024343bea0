using Map.Web.Tests.Running;

namespace Map.Web.Tests.Desk;

/// <summary>A map of its own for a class of tests: what others suggest is not in its queue.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    public RehearsedMap Map { get; } = new();

    public Task InitializeAsync() => Map.InitializeAsync();

    public Task DisposeAsync() => Map.DisposeAsync();
}
