namespace Grpc.Core;

/// <summary>A stream of messages to the other side; one write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Ends when the message is on its way and there is room for another.</summary>
    Task WriteAsync(T message);

    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            throw new NotSupportedException($"{GetType()} cannot cancel a write.");
        }

        return WriteAsync(message);
    }
}
