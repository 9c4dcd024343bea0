using System.Runtime.InteropServices;

namespace Map.Tls;

/// <summary>
/// Chooses the ciphers by the configuration of OpenSSL. <see cref="System.Net.Security.CipherSuitesPolicy"/> would do the same, but .NET then resumes no
/// session, so that a phone that comes back gets the whole chain again: 3 KB more, and with TLS 1.2 a round trip.
/// </summary>
public static class OpenSslConfiguration
{
    const string Variable = "OPENSSL_CONF";

    /// <summary>Whether the ciphers are chosen that way. Otherwise <see cref="TlsProtocols.Ciphers"/> is used, as in a test, whose process has many users of
    /// OpenSSL.</summary>
    internal static bool IsUsed { get; private set; }

    /// <summary>Has to run before anything else uses OpenSSL, which reads its configuration once. An operator's own configuration stays.</summary>
    public static void Use()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Variable) is not null)
            return;
        // .NET has a copy of the environment, which OpenSSL does not see.
        IsUsed = SetVariable(Variable, Path.Combine(AppContext.BaseDirectory, "openssl.cnf"), overwrite: 1) == 0;
    }

    [DllImport("libc", EntryPoint = "setenv")]
    static extern int SetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
