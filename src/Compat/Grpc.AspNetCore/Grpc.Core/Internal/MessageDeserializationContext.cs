using System.Buffers;

namespace Grpc.Core.Internal;

/// <summary>Hands one message after another to a marshaller; one instance serves a whole call.</summary>
sealed class MessageDeserializationContext : DeserializationContext
{
    ReadOnlySequence<byte> payload;

    public override int PayloadLength => (int)payload.Length;

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;

    public void SetPayload(in ReadOnlySequence<byte> payload) => this.payload = payload;
}
