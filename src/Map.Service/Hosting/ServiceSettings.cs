using System.Globalization;
using Map.Telemetry;
using Map.Tls;

namespace Map.Service.Hosting;

/// <summary>The service's configuration, read and checked once at start.</summary>
/// <param name="Database">Where the database is.</param>
/// <param name="Addresses">Where to listen.</param>
/// <param name="Seed">Folder of the seed, loaded if the database is empty; null for none.</param>
/// <param name="Reflection">Whether tools may list the calls by gRPC reflection.</param>
/// <param name="Telemetry">Where metrics and traces go; null for nowhere.</param>
/// <param name="Pool">How many connections to the database at most.</param>
/// <param name="SpoolBytes">How much of the disk files may take that clients read slowly.</param>
/// <param name="ContributorsPublish">Whether everybody sees what a contributor adds at once, and not only once a reviewer has seen it.</param>
/// <param name="KeyTrust">How far keys are trusted; as usual when null.</param>
/// <param name="Suggestions">How many suggestions wait for reviewers; as usual when null.</param>
/// <param name="Admin">Where metrics and health are served; null for nowhere.</param>
/// <param name="LogAs">How the log is written; as text when null.</param>
/// <param name="BackupStatus">The file in which ./map backup says what was done last; null for none.</param>
/// <param name="Certificate">What it shows who connects by TLS, and whose certificates it believes; null where no address has TLS.</param>
/// <param name="Mail">How mail is sent; null for not at all.</param>
/// <param name="LinkCheck">As whom the pages are visited that the map links to; null for not at all.</param>
/// <param name="Subscribers">How the addresses of those who want news are kept; null where nobody is told.</param>
public sealed record ServiceSettings(
    DatabaseAddress Database, IReadOnlyList<ListenAddress> Addresses, string? Seed = null, bool Reflection = false,
    TelemetrySettings? Telemetry = null, int Pool = MapDatabase.DefaultPool, long SpoolBytes = SpoolSpace.DefaultBytes,
    bool ContributorsPublish = false, TrustSettings? KeyTrust = null, SuggestionSettings? Suggestions = null, AdminSettings? Admin = null, LogFormat? LogAs = null,
    string? BackupStatus = null, CertificateFiles? Certificate = null, MailSettings? Mail = null, LinkCheckSettings? LinkCheck = null,
    SubscriberSettings? Subscribers = null)
{
    const long Megabyte = 1024 * 1024;
    const string ExampleOfDatabase = "Host=localhost;Database=map;Username=map";

    public ServiceSettings(DatabaseAddress database, Uri url)
        : this(database, [new(url)])
    {
    }

    public LogFormat Log => LogAs ?? new(IsJson: false);

    /// <summary>Reads the settings from the environment or the command line.</summary>
    /// <exception cref="SettingsException">Something is wrong; the message lists every problem.</exception>
    public static ServiceSettings Read(IConfiguration configuration) => Read(wrong => Read(configuration, wrong));

    static ServiceSettings Read(IConfiguration configuration, List<string> wrong)
    {
        var (addresses, certificate) = ReadListening(configuration, wrong);
        return new(
            ReadDatabase(configuration, wrong), addresses,
            ReadSeed(configuration["MAP_SEED"], wrong), ReadSwitch(configuration, "MAP_REFLECTION", wrong),
            TelemetrySettings.From(configuration, wrong), ReadPool(configuration, wrong),
            ReadNumber(configuration, "MAP_SPOOL_MB", (int)(SpoolSpace.DefaultBytes / Megabyte), 16, 1_000_000, wrong) * Megabyte,
            ReadSwitch(configuration, "MAP_CONTRIBUTORS_PUBLISH", wrong), ReadTrust(configuration, wrong), ReadSuggestions(configuration, wrong),
            AdminSettings.From(configuration, addresses.Select(address => address.Port).OfType<Uri>(), wrong), LogFormat.From(configuration, wrong),
            configuration["MAP_BACKUP_STATUS"] is { Length: > 0 } status ? status : null, certificate, MailSettings.From(configuration, wrong),
            LinkCheckSettings.From(configuration, wrong), SubscriberSettings.From(configuration, wrong));
    }

    static DatabaseAddress ReadDatabase(IConfiguration configuration, List<string> wrong)
    {
        const string name = "MAP_DATABASE", sessions = "MAP_DATABASE_SESSIONS";
        var before = wrong.Count;
        if (configuration[name] is not { } value || string.IsNullOrWhiteSpace(value))
        {
            wrong.Add($"{name} is not set. Set it to a connection string such as {ExampleOfDatabase}.");
            return "";
        }

        if (ReadConnection(name, value, ExampleOfDatabase, wrong) is { Host: null or "" }) wrong.Add($"{name} names no Host.");
        var address = new DatabaseAddress(value, configuration[sessions] is { Length: > 0 } of ? of : null);
        if (address.Sessions is not null) ReadConnection(sessions, address.Sessions, "Host=db;Port=5432", wrong);
        // A pooler does not say which role its server has now.
        if (wrong.Count == before && address.IsPooler && new NpgsqlConnectionStringBuilder(value).Host!.Contains(',', StringComparison.Ordinal))
            wrong.Add($"{name} names several hosts, and {sessions} the servers behind them. Name one that leads to the pooler of the primary, as docs/deploy/haproxy/postgresql.cfg does.");
        return address;
    }

    static NpgsqlConnectionStringBuilder? ReadConnection(string name, string value, string example, List<string> wrong)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(value);
            if (PasswordFile.FaultOf(settings.Passfile) is { } fault) wrong.Add(fault);
            return settings;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The value, which may hold a password, stays out of the message.
            wrong.Add($"{name} is not a connection string such as {example}.");
            return null;
        }
    }

    /// <summary>Reads only where the service listens, and with which certificate.</summary>
    /// <exception cref="SettingsException">The setting is not an address to listen on, or a certificate cannot be used.</exception>
    public static (IReadOnlyList<ListenAddress> Addresses, CertificateFiles? Certificate) ReadListening(IConfiguration configuration) =>
        Read(wrong => ReadListening(configuration, wrong));

    /// <summary>Reads only where the database is.</summary>
    /// <exception cref="SettingsException">A setting is not a connection string.</exception>
    public static DatabaseAddress ReadDatabase(IConfiguration configuration) => Read(wrong => ReadDatabase(configuration, wrong));

    /// <summary>Reads only how many connections a service opens at most.</summary>
    /// <exception cref="SettingsException">It is no such number.</exception>
    public static int ReadPool(IConfiguration configuration) => Read(wrong => ReadPool(configuration, wrong));

    /// <summary>Reads only the folder of the seed; null when there is none.</summary>
    /// <exception cref="SettingsException">There is no such folder.</exception>
    public static string? ReadSeed(IConfiguration configuration) => Read(wrong => ReadSeed(configuration["MAP_SEED"], wrong));

    /// <summary>Reads only how far keys are trusted.</summary>
    /// <exception cref="SettingsException">A number is wrong.</exception>
    public static TrustSettings ReadTrust(IConfiguration configuration) => Read(wrong => ReadTrust(configuration, wrong));

    /// <summary>Reads only how mail is sent; null when it is not.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static MailSettings? ReadMail(IConfiguration configuration) => Read(wrong => MailSettings.From(configuration, wrong));

    static int ReadPool(IConfiguration configuration, List<string> wrong) => ReadNumber(configuration, "MAP_POOL", MapDatabase.DefaultPool, 1, 10_000, wrong);

    static T Read<T>(Func<List<string>, T> read)
    {
        var wrong = new List<string>();
        var value = read(wrong);
        return wrong.Count == 0 ? value : throw new SettingsException(string.Join(Environment.NewLine, wrong));
    }

    static (IReadOnlyList<ListenAddress> Addresses, CertificateFiles? Certificate) ReadListening(IConfiguration configuration, List<string> wrong)
    {
        var addresses = ReadAddresses(configuration["MAP_PLACES_URL"], wrong);
        var before = wrong.Count;
        var certificate = CertificateFiles.OfPlaces(configuration, isServer: true, wrong);
        // When the files themselves are wrong, that is all to be said.
        if (wrong.Count == before && addresses.Exists(address => address.IsSecure) != certificate is not null)
        {
            wrong.Add(certificate is null
                ? $"MAP_PLACES_URL has {addresses.Find(address => address.IsSecure)}, and there is no certificate. Set {CertificateFiles.PlacesCertificate}, "
                    + $"{CertificateFiles.PlacesKey} and {CertificateFiles.PlacesAuthority}, or listen at http:// or unix:."
                : $"{CertificateFiles.PlacesCertificate} is set, and MAP_PLACES_URL has no address of https. Add one, such as https://0.0.0.0:5081, or leave the certificate out.");
        }
        return (addresses, certificate);
    }

    static List<ListenAddress> ReadAddresses(string? value, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(value)) return [ListenAddress.Usual];
        var addresses = new List<ListenAddress>();
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (ListenAddress.Parse(part) is { } address) addresses.Add(address);
            // The part before an @ may be a password, and the message is logged.
            else wrong.Add($"MAP_PLACES_URL has \"{part[(part.LastIndexOf('@') + 1)..]}\". Give {ListenAddress.Expected}.");
        }
        return addresses;
    }

    static string? ReadSeed(string? value, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (!Directory.Exists(value)) wrong.Add($"MAP_SEED is \"{value}\", which is not a folder.");
        return value;
    }

    static bool ReadSwitch(IConfiguration configuration, string key, List<string> wrong)
    {
        var value = configuration[key];
        if (value is not (null or "" or "on" or "off")) wrong.Add($"{key} is \"{value}\"; allowed: on, off.");
        return value == "on";
    }

    static TrustSettings ReadTrust(IConfiguration configuration, List<string> wrong)
    {
        var usual = TrustSettings.Usual;
        var trust = new TrustSettings(
            Number("MAP_KEY_FIRST", usual.First), Number("MAP_KEY_BURST", usual.Burst), Number("MAP_KEY_GROWTH_DAYS", usual.GrowthDays),
            Number("MAP_KEY_GROWTH_CHANGES", usual.GrowthChanges), Number("MAP_KEY_REVIEWER_BURST", usual.ReviewerBurst),
            Number("MAP_ACT_SUBJECTS", usual.MassSubjects), Number("MAP_ACT_DESTRUCTIVE_SUBJECTS", usual.DestructiveSubjects));
        if (trust.First > trust.Burst)
            wrong.Add($"MAP_KEY_FIRST is {trust.First} and MAP_KEY_BURST is {trust.Burst}. The first must not be more than the second.");
        return trust;

        int Number(string key, int otherwise) => ReadNumber(configuration, key, otherwise, 1, 1_000_000, wrong);
    }

    static SuggestionSettings ReadSuggestions(IConfiguration configuration, List<string> wrong)
    {
        var usual = SuggestionSettings.Usual;
        var read = new SuggestionSettings(
            ReadNumber(configuration, "MAP_SUGGESTIONS_OPEN", usual.Open, 10, 1_000_000, wrong),
            ReadNumber(configuration, "MAP_SUGGESTIONS_OF_ORIGIN", usual.OpenOfOrigin, 1, 1_000_000, wrong),
            ReadNumber(configuration, "MAP_SUGGESTIONS_PROOF_FROM", usual.ProofFrom, 0, 1_000_000, wrong),
            ReadNumber(configuration, "MAP_SUGGESTIONS_HELD_FROM", usual.HeldFrom, 2, 1_000_000, wrong));
        if (read.OpenOfOrigin > read.Open)
            wrong.Add(
                $"MAP_SUGGESTIONS_OF_ORIGIN is {read.OpenOfOrigin} and MAP_SUGGESTIONS_OPEN is {read.Open}. The first must not be more than the second.");
        return read;
    }

    static int ReadNumber(IConfiguration configuration, string key, int otherwise, int least, int most, List<string> wrong)
    {
        if (configuration[key] is not { Length: > 0 } value) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        wrong.Add($"{key} is \"{value}\"; allowed: {least} to {most}.");
        return otherwise;
    }
}
