namespace Grpc.Core;

/// <summary>A stream of messages from the other side.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> arrived at.</summary>
    T Current { get; }

    /// <summary>Waits for the next message; false when the other side has sent its last.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
