using System.Threading.Channels;
using Google.Protobuf;
using Microsoft.Win32.SafeHandles;

namespace Map.Service.Storage;

/// <summary>Takes messages at the pace of who makes them and gives them at the pace of who reads them, at the same time. Between the two
/// they are in a temporary file that no other process can open.</summary>
sealed class Spool<T>(SpoolSpace space, MessageParser<T> parser) : IDisposable where T : IMessage<T>
{
    readonly Channel<Part> parts = Channel.CreateUnbounded<Part>(new() { SingleReader = true, SingleWriter = true });
    readonly SafeFileHandle file = Open();
    long end;

    /// <summary>Writes all messages. What goes wrong is thrown where they are read.</summary>
    public async Task FillAsync(IAsyncEnumerable<T> messages, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in messages.WithCancellation(cancellationToken))
                await AddAsync(message.ToByteArray(), cancellationToken);
            parts.Writer.Complete();
        }
        catch (Exception exception)
        {
            parts.Writer.Complete(exception);
        }
    }

    public async IAsyncEnumerable<T> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in parts.Reader.ReadAllAsync(cancellationToken))
        {
            var bytes = new byte[part.Length];
            for (var read = 0; read < bytes.Length;)
                read += await RandomAccess.ReadAsync(file, bytes.AsMemory(read), part.Offset + read, cancellationToken);
            yield return parser.ParseFrom(bytes);
        }
    }

    /// <summary>Call it once <see cref="FillAsync"/> has ended.</summary>
    public void Dispose()
    {
        file.Dispose();
        space.Return(end);
    }

    async Task AddAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        space.Take(bytes.Length);
        var part = new Part(end, bytes.Length);
        end += bytes.Length;
        await RandomAccess.WriteAsync(file, bytes, part.Offset, cancellationToken);
        await parts.Writer.WriteAsync(part, cancellationToken);
    }

    static SafeFileHandle Open()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        // Without a name from now on, so that nothing is left behind by a process that is killed.
        File.Delete(path);
        return handle;
    }

    readonly record struct Part(long Offset, int Length);
}
