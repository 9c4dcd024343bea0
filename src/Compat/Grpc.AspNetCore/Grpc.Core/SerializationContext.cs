using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller puts the bytes of one message.</summary>
public abstract class SerializationContext
{
    /// <summary>Ends the message with these bytes as the whole of it.</summary>
    public virtual void Complete(byte[] payload) =>
        throw new NotSupportedException($"{GetType()} does not take a message as an array.");

    /// <summary>A place to write the message to; <see cref="Complete()"/> ends it.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() =>
        throw new NotSupportedException($"{GetType()} does not take a message through a buffer writer.");

    /// <summary>Announces the length before the first write, which saves a copy.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    public virtual void Complete() =>
        throw new NotSupportedException($"{GetType()} does not take a message through a buffer writer.");
}
