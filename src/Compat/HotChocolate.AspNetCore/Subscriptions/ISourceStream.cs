namespace HotChocolate.Execution;

/// <summary>The messages of a subscription; disposing of it ends the subscription.</summary>
public interface ISourceStream : IAsyncDisposable
{
    IAsyncEnumerable<object?> ReadEventsAsync();
}
