using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether the certificate of the gateway is valid, for some days still, and is that of its key.</summary>
/// <param name="certificate">The file that MAP_TLS_CERTIFICATE names; null: there is none.</param>
/// <param name="key">The file that MAP_TLS_KEY names; null: it is in that of the certificate.</param>
/// <param name="time">The time.</param>
sealed class Certificate(string? certificate, string? key, TimeProvider time) : ICheck
{
    // Those of Let's Encrypt are renewed a month before their end.
    const int FewDays = 14;

    public string Name => "certificate";

    public Task<Finding> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    Finding Look()
    {
        if (certificate is null)
            return new(Name, FindingLevel.Ok, "none is set: a proxy has it (MAP_TLS_CERTIFICATE)");
        X509Certificate2 loaded;
        try
        {
            loaded = X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return new(Name, FindingLevel.Fault, $"{certificate} and {key ?? "its key"} do not belong together, or are no PEM files", "set MAP_TLS_CERTIFICATE and MAP_TLS_KEY to a pair");
        }
        using (loaded)
        {
            var (now, begins, ends) = (time.GetUtcNow(), new DateTimeOffset(loaded.NotBefore), new DateTimeOffset(loaded.NotAfter));
            var days = Math.Floor((ends - now).TotalDays);
            var found = string.Create(CultureInfo.InvariantCulture, $"{certificate}, until {ends.UtcDateTime:yyyy-MM-dd}, {days:0} day(s)");
            if (now < begins)
                return new(Name, FindingLevel.Fault, $"{certificate} is valid only from {begins.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on", "is the clock right?");
            return days < 0 ? new(Name, FindingLevel.Fault, $"{found}: it has ended", "renew it")
                : days < FewDays ? new(Name, FindingLevel.Warning, found, "renew it; does what renews it run?")
                : new(Name, FindingLevel.Ok, found);
        }
    }
}
