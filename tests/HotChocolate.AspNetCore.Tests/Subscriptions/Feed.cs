using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HotChocolateTests.Subscriptions;

/// <summary>What a subscription reads, so that a test knows when it has begun and when it has ended.</summary>
public sealed class Feed
{
    readonly Channel<Channel<string>> opened = Channel.CreateUnbounded<Channel<string>>();
    readonly Channel<bool> left = Channel.CreateUnbounded<bool>();

    /// <summary>The next subscription that has begun; it ends when this is completed, or fails when that is with an error.</summary>
    public async Task<ChannelWriter<string>> OpenedAsync() =>
        (await opened.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1))).Writer;

    /// <summary>Returns once a subscription more has ended.</summary>
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
