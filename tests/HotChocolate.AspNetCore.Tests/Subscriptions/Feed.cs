using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HotChocolateTests.Subscriptions;

/// <summary>The source of a subscription, which lets a test wait for the start and the end of the subscription.</summary>
public sealed class Feed
{
    readonly Channel<Channel<string>> opened = Channel.CreateUnbounded<Channel<string>>();
    readonly Channel<bool> left = Channel.CreateUnbounded<bool>();

    /// <summary>Waits for the next subscription and returns a writer of its messages. Completing the writer ends the subscription;
    /// completing it with an error makes it fail.</summary>
    public async Task<ChannelWriter<string>> OpenedAsync() =>
        (await opened.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1))).Writer;

    /// <summary>Waits for the end of the next subscription that ends.</summary>
    public Task LeftAsync() => left.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var messages = Channel.CreateUnbounded<string>();
        opened.Writer.TryWrite(messages);
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(cancellation))
                yield return message;
        }
        finally
        {
            left.Writer.TryWrite(true);
        }
    }
}
