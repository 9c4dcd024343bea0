using System.Globalization;
using Map.Contract;
using Map.Tls;
using Microsoft.Extensions.Configuration;

namespace Map.Cli.Doctor;

/// <summary>Whether a certificate can be used, as the program reads it that shows it, and is valid for some days still.</summary>
/// <param name="name">What it is for.</param>
/// <param name="read">Reads the files that settings name.</param>
/// <param name="settings">The settings.</param>
/// <param name="time">The time.</param>
sealed class Certificate(string name, Func<IConfiguration, List<string>, CertificateFiles?> read, IConfiguration settings, TimeProvider time) : ICheck
{
    // Those of Let's Encrypt are renewed a month before their end.
    const int FewDays = 14;

    public string Name => name;

    /// <summary>That of the gateway, and that which service and gateway show each other.</summary>
    public static IEnumerable<ICheck> All(IConfiguration settings, TimeProvider time) =>
    [
        new Certificate("certificate", CertificateFiles.OfWeb, settings, time),
        new Certificate("certificate inside", (values, faults) => CertificateFiles.OfPlaces(values, isServer: true, faults), settings, time),
    ];

    public Task<Finding> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    Finding Look()
    {
        var faults = new List<string>();
        var files = read(settings, faults);
        if (faults.Count > 0)
            return new(Name, FindingLevel.Fault, string.Join(' ', faults), "see docs/operating.md, TLS");
        if (files is null)
            return new(Name, FindingLevel.Ok, "none is set");
        var (now, certificate) = (time.GetUtcNow(), files.Read());
        var days = Math.Floor((certificate.NotAfter - now).TotalDays);
        var found = string.Create(CultureInfo.InvariantCulture, $"{files.Certificate.Path}, until {certificate.NotAfter.UtcDateTime:yyyy-MM-dd}, {days:0} day(s)");
        if (now < certificate.NotBefore)
            return new(Name, FindingLevel.Fault, string.Create(CultureInfo.InvariantCulture, $"{files.Certificate.Path} is valid only from {certificate.NotBefore.UtcDateTime:yyyy-MM-dd} on"), "is the clock right?");
        return days < 0 ? new(Name, FindingLevel.Fault, $"{found}: it has ended", "renew it")
            : days < FewDays ? new(Name, FindingLevel.Warning, found, "renew it; does what renews it run?")
            : new(Name, FindingLevel.Ok, found);
    }
}
