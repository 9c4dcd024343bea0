namespace Grpc.Core;

/// <summary>TLS; the channel's handler decides which certificates are trusted.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    internal override bool IsSecure => true;
}
