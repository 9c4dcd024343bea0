using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>
/// A certificate whose files may be replaced at any time, in any way. What connects afterwards gets the new one, and connections that are open keep
/// the old one. Files that cannot be used change nothing.
/// </summary>
/// <remarks>The content is compared, and no notification of the system is waited for: those do not come for a link in a folder above, nor from
/// every file system.</remarks>
public sealed class WatchedCertificate
{
    readonly CertificateFiles files;
    readonly TimeProvider time;
    readonly ILogger logger;

    string taken, lastSeen;
    string? fault;
    Freshness told = Freshness.Fine;
    LoadedCertificate current;

    /// <exception cref="CertificateException">The files cannot be used.</exception>
    public WatchedCertificate(CertificateFiles files, TimeProvider time, ILogger logger)
    {
        (this.files, this.time, this.logger) = (files, time, logger);
        taken = lastSeen = files.Fingerprint();
        current = files.Read();
        if (files.Authority is null && !current.IsChainComplete())
            TlsLog.ChainIncomplete(logger, files.Certificate.Setting, files.Certificate.Path);
        TellFreshness();
    }

    enum Freshness
    {
        Fine,
        EndsSoon,
        Ended,
    }

    /// <summary>The setting that names it.</summary>
    public string Setting => files.Certificate.Setting;

    /// <summary>When it ends.</summary>
    public DateTimeOffset NotAfter => Current.NotAfter;

    public LoadedCertificate Current => Volatile.Read(ref current);

    /// <summary>Takes files that differ from those in use, once they have been the same at two looks: before, they may be half written.</summary>
    public void Look()
    {
        var seen = files.Fingerprint();
        if (seen == taken)
            TellMended();
        else if (seen == lastSeen)
            Take(seen);
        lastSeen = seen;
        TellFreshness();
    }

    void Take(string seen)
    {
        try
        {
            var read = files.Read();
            RequireFresh(read);
            Volatile.Write(ref current, read);
            (taken, fault, told) = (seen, null, Freshness.Fine);
            TlsLog.Taken(logger, Setting, read.SerialNumber, read.NotAfter);
        }
        catch (CertificateException exception) when (exception.Message == fault)
        {
            // It was said before, and is still so.
        }
        catch (CertificateException exception)
        {
            fault = exception.Message;
            TlsLog.Refused(logger, fault, NotAfter);
        }
    }

    // At the start one that is out of date is taken with a warning: without it there would be no server, and certbot needs one to renew it.
    void RequireFresh(LoadedCertificate certificate)
    {
        var now = time.GetUtcNow();
        if (certificate.NotAfter <= now)
            throw files.Certificate.Fault($"it ended on {certificate.NotAfter:u}. Renew it.");
        if (certificate.NotBefore > now)
            throw files.Certificate.Fault($"it begins on {certificate.NotBefore:u}, and it is {now:u}. Set the clock of this machine, or wait.");
    }

    void TellMended()
    {
        if (fault is null)
            return;
        fault = null;
        TlsLog.AsBefore(logger, Setting, NotAfter);
    }

    // An authority such as Let's Encrypt renews after two thirds of the time: with a sixth left it has failed for long.
    void TellFreshness()
    {
        var certificate = Current;
        var left = certificate.NotAfter - time.GetUtcNow();
        var freshness = left <= TimeSpan.Zero ? Freshness.Ended
            : left < (certificate.NotAfter - certificate.NotBefore) / 6 ? Freshness.EndsSoon
            : Freshness.Fine;
        if (freshness == told)
            return;
        told = freshness;
        if (freshness == Freshness.Ended)
            TlsLog.Ended(logger, Setting, certificate.NotAfter);
        else if (freshness == Freshness.EndsSoon)
            TlsLog.EndsSoon(logger, Setting, certificate.NotAfter);
    }
}
