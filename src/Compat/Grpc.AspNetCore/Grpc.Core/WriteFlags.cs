namespace Grpc.Core;

[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait for more before it is sent.</summary>
    BufferHint = 0x1,

    /// <summary>The message is sent as it is, though the call is compressed.</summary>
    NoCompress = 0x2,
}
