using System.Buffers;

namespace Grpc.Core.Internal;

/// <summary>Collects one message into an array.</summary>
sealed class ArraySerializationContext : SerializationContext
{
    ArrayBufferWriter<byte>? writer;
    int? length;
    byte[]? payload;

    public byte[] Payload =>
        payload ?? throw new InvalidOperationException("The serializer returned without calling SerializationContext.Complete.");

    public override void SetPayloadLength(int payloadLength) => length = payloadLength;

    public override IBufferWriter<byte> GetBufferWriter() =>
        writer ??= length is > 0 ? new ArrayBufferWriter<byte>(length.Value) : new ArrayBufferWriter<byte>();

    public override void Complete() => payload = writer is null ? [] : writer.WrittenSpan.ToArray();

    public override void Complete(byte[] payload) => this.payload = payload;
}
