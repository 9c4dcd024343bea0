using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>The log messages about certificates.</summary>
static partial class TlsLog
{
    [LoggerMessage(50, LogLevel.Information, "{Setting}: took up the new certificate {Serial}, which ends on {NotAfter:u}. Open connections go on.")]
    public static partial void Taken(ILogger logger, string setting, string serial, DateTimeOffset notAfter);

    [LoggerMessage(51, LogLevel.Error, "{Fault} The certificate from before stays in use; it ends on {NotAfter:u}.")]
    public static partial void Refused(ILogger logger, string fault, DateTimeOffset notAfter);

    [LoggerMessage(52, LogLevel.Information, "{Setting}: the files are again those of the certificate in use, which ends on {NotAfter:u}.")]
    public static partial void AsBefore(ILogger logger, string setting, DateTimeOffset notAfter);

    [LoggerMessage(53, LogLevel.Warning, "{Setting}: the certificate ends on {NotAfter:u}, and nobody has renewed it. Look at what should, such as certbot's log.")]
    public static partial void EndsSoon(ILogger logger, string setting, DateTimeOffset notAfter);

    [LoggerMessage(54, LogLevel.Error, "{Setting}: the certificate ended on {NotAfter:u}, so clients refuse to connect. Renew it; the new files are taken up without a restart.")]
    public static partial void Ended(ILogger logger, string setting, DateTimeOffset notAfter);

    [LoggerMessage(55, LogLevel.Warning,
        "{Setting} is \"{Path}\", which has no chain to a root that this system knows: browsers may refuse it. Give the file with the whole chain, which certbot calls fullchain.pem.")]
    public static partial void ChainIncomplete(ILogger logger, string setting, string path);

    [LoggerMessage(56, LogLevel.Warning, "A connection was refused: {Fault}")]
    public static partial void PeerRefused(ILogger logger, string fault);
}
