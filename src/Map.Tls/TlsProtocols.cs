using System.Net.Security;
using System.Security.Authentication;

namespace Map.Tls;

/// <summary>Which TLS is spoken.</summary>
static class TlsProtocols
{
    public const SslProtocols Allowed = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>With forward secrecy and authenticated encryption only. Android 5, iOS 9 and Windows 8.1 know some of them.</summary>
    public static CipherSuitesPolicy Ciphers { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new(
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]) : throw new PlatformNotSupportedException("The map runs on Linux and macOS.");
}
