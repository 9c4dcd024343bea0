using System.Globalization;
using NodaTime;

namespace Map.Service.Import.Calendars;

/// <summary>What whoever imports a calendar says of its events.</summary>
sealed class CalendarChoices
{
    /// <summary>What may be said, for the message of an error.</summary>
    static readonly string[] Names =
        ["time_zone", "kind", "venue", "town", "regions", "precision", "hours_before", "contact", "description", "languages", "organiser", "source"];

    /// <summary>Before a LOCATION: what it is on the map.</summary>
    const string At = "at:";

    /// <summary>The way in which a venue is published some hours before.</summary>
    public const string Late = "late";

    static readonly string[] Ways = ["places", "position", Late, "online", "on_request"];

    public const string WaysAllowed =
        "places (of the map, by name), position (GEO), late (GEO, published hours_before), online, on_request (told by contact), in the order in which they are tried, separated by commas";

    CalendarChoices(IReadOnlyDictionary<string, string> given, Violations violations)
    {
        foreach (var (name, text) in given)
            if (name.StartsWith(At, StringComparison.Ordinal)) Places[Same(name[At.Length..])] = text;
            else if (!Names.Contains(name)) violations.Add(Path(name), $"is not said of a calendar; one of {string.Join(", ", Names)}, or at:LOCATION with the UUID of a place of the map.");
        foreach (var (location, text) in Places)
            if (!Ways.Contains(text) && !Guid.TryParseExact(text, "D", out _))
                violations.Add(Path($"{At}{location}"), $"is {Quote.Of(text)}; the UUID of a place of the map, or one of {string.Join(", ", Ways)}.");
        if (given.TryGetValue("time_zone", out var zone) && (Zone = CalendarZones.ByName(zone)) is null)
            violations.Add(Path("time_zone"), $"{Quote.Of(zone)} is no time zone; its IANA name, such as Europe/London.");
        if (given.TryGetValue("kind", out var kind) && (Kind = Words.Find<EventKind>(kind)) == EventKind.Unspecified)
            violations.Add(Path("kind"), $"{Quote.Of(kind)} is no kind of event; one of {string.Join(", ", Words.Values<EventKind>().Select(value => Words.Of(value)))}.");
        if (given.TryGetValue("precision", out var precision) && (Precision = Words.Find<Precision>(precision)) == Precision.Unspecified)
            violations.Add(Path("precision"), $"{Quote.Of(precision)} is no precision; one of {string.Join(", ", Words.Values<Precision>().Select(value => Words.Of(value)))}.");
        if (given.TryGetValue("hours_before", out var hours) && (!int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (HoursBefore = number) is < 1 or > 168))
            violations.Add(Path("hours_before"), $"is {Quote.Of(hours)}; 1 to 168 hours before each time.");
        if (given.TryGetValue("description", out var description) && (TakesDescription = description switch { "yes" => true, "no" => false, _ => null }) is null)
            violations.Add(Path("description"), $"is {Quote.Of(description)}; yes or no.");
        Venue = given.TryGetValue("venue", out var ways) ? Listed(ways) : [];
        if (Venue.FirstOrDefault(way => !Ways.Contains(way)) is { } odd) violations.Add(Path("venue"), $"has {Quote.Of(odd)}; {WaysAllowed}.");
        Town = given.GetValueOrDefault("town");
        Contact = given.GetValueOrDefault("contact");
        Source = given.GetValueOrDefault("source");
        Regions = Listed(given.GetValueOrDefault("regions", ""));
        Languages = Listed(given.GetValueOrDefault("languages", ""));
        Organiser = given.GetValueOrDefault("organiser");
        Check(given, violations);
    }

    public DateTimeZone? Zone { get; }

    public EventKind Kind { get; }

    /// <summary>How a venue is found, in the order in which the ways are tried.</summary>
    public IReadOnlyList<string> Venue { get; }

    public Precision Precision { get; }

    public int HoursBefore { get; }

    /// <summary>Unless it is said: of venues that everybody may know.</summary>
    public bool? TakesDescription { get; }

    public string? Town { get; }

    public IReadOnlyList<string> Regions { get; }

    public IReadOnlyList<string> Languages { get; }

    public string? Contact { get; }

    public string? Organiser { get; }

    public string? Source { get; }

    /// <summary>What a LOCATION is on the map: the UUID of a place, or a way.</summary>
    public Dictionary<string, string> Places { get; } = [];

    /// <exception cref="Refusal">Something is said that cannot be.</exception>
    public static CalendarChoices Of(ImportOptions options)
    {
        var violations = new Violations();
        if (options.HasMapping) violations.Add("options.mapping", "is set, and a calendar has no columns; leave it out.");
        var choices = new CalendarChoices(options.Defaults, violations);
        violations.ThrowIfAny();
        return choices;
    }

    /// <summary>A LOCATION as it is compared.</summary>
    public static string Same(string location) => string.Join(' ', location.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    /// <summary>Who invites, as the contract has it.</summary>
    public EventOrganiser? OrganiserOf(bool isOrganisation) => Organiser is null ? null
        : !Guid.TryParseExact(Organiser, "D", out _) ? new() { Name = Organiser }
        : isOrganisation ? new() { OrganisationId = Organiser } : new() { PlaceId = Organiser };

    void Check(IReadOnlyDictionary<string, string> given, Violations violations)
    {
        if ((Uses("position") || Uses(Late)) && !given.ContainsKey("precision"))
            violations.Add(Path("precision"), "is missing: GEO does not say how exactly it may be published; building, site, street, locality, town or region.");
        if (!Uses(Late)) return;
        if (!given.ContainsKey("hours_before")) violations.Add(Path("hours_before"), "is missing; how many hours before each time the venue is published, 1 to 168.");
        if (Town is null) violations.Add(Path("town"), "is missing; what people are told until then.");
    }

    /// <summary>Whether a venue may be found in this way.</summary>
    public bool Uses(string way) => Venue.Contains(way) || Places.ContainsValue(way);

    /// <summary>Whether only a calendar has such a choice.</summary>
    public static bool IsOfCalendar(string name) => name is "venue" or "time_zone" || name.StartsWith(At, StringComparison.Ordinal);

    static string Path(string name) => $"options.defaults[{name}]";

    static string[] Listed(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
