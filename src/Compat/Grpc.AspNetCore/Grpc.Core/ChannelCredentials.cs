namespace Grpc.Core;

/// <summary>How a channel's connection is secured, and the credentials sent with each of its calls.</summary>
public abstract class ChannelCredentials
{
    /// <summary>No TLS.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS, with the certificate authorities that the handler trusts.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    internal abstract bool IsSecure { get; }

    internal virtual CallCredentials? CallCredentials => null;

    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return new CompositeCredentials(channelCredentials, callCredentials);
    }

    sealed class InsecureCredentials : ChannelCredentials
    {
        internal override bool IsSecure => false;
    }

    sealed class CompositeCredentials(ChannelCredentials channel, CallCredentials call) : ChannelCredentials
    {
        internal override bool IsSecure => channel.IsSecure;

        internal override CallCredentials CallCredentials =>
            channel.CallCredentials is { } inner ? CallCredentials.Compose(inner, call) : call;
    }
}
