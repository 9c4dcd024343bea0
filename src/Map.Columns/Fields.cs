namespace Map.Columns;

/// <summary>What a column can say.</summary>
/// <param name="Name">By its path in the contract where it has one.</param>
/// <param name="What">In one line.</param>
public sealed record Field(string Name, string What)
{
    /// <summary>The kinds of place that have it; empty for a field of every place.</summary>
    public IReadOnlyList<PlaceKind> Kinds { get; init; } = [];

    /// <summary>Whether several columns of a list can say it: lines of an address, notes, marks of years.</summary>
    public bool IsList { get; init; }
}

/// <summary>The fields that a column can be mapped to.</summary>
public static class Fields
{
    const string NamesPrefix = "names.";

    public static IReadOnlyList<Field> All { get; } =
    [
        new("id", "The number or name of the row in its list."),
        new("name", "The usual name."),
        new("names.LANGUAGE", "The name in another language, by its BCP 47 tag: names.fr; names.und where it is not known.") { IsList = true },
        new("other_names.short", "An acronym, or a short form of the name.") { IsList = true },
        new("other_names.alternate", "Another name in use.") { IsList = true },
        new("other_names.former", "A name that it no longer uses.") { IsList = true },
        new("kind", "What it is: detention_centre, reporting_centre, support_group, office, or what the list calls them."),
        new("facility_type", "The type of a detention centre: IRC, CRA, prison …") { Kinds = [PlaceKind.DetentionCentre] },
        new("status", "Whether it is in operation: open, closed, planned, temporarily_closed, unknown. \"In use (2017)\" also says when."),
        new("status_as_of", "When the status was known to be true."),
        new("country", "The country, by its ISO code or its name."),
        new("address.lines", "Street and house, or the whole address in one cell.") { IsList = true },
        new("address.postcode", "The postcode."),
        new("address.town", "The town or village."),
        new("address.area", "The county, province or region in the words of the list.") { IsList = true },
        new("position.latitude", "Degrees north: 50.95, 50,95, N 50° 57' 0\"."),
        new("position.longitude", "Degrees east."),
        new("position", "Latitude and longitude in one cell, WKT or GeoJSON."),
        new("precision", "How exactly the position is known: building, site, street, locality, town, region."),
        new("opened", "When it opened; also \"2005-2010\" or \"since 2009\"."),
        new("closed", "When it closed."),
        new("period", "When it was in operation: \"1999-2003; 2007-\", or with a year the marks of that year: 1, 0, x, yes.") { IsList = true },
        new("capacity", "How many people it holds: 120, \"120 (2016)\", ca. 300.") { Kinds = [PlaceKind.DetentionCentre], IsList = true },
        new("capacity_year", "When the capacity was true.") { Kinds = [PlaceKind.DetentionCentre] },
        new("holds", "Whom it holds: men, women, families, unaccompanied minors.") { Kinds = [PlaceKind.DetentionCentre], IsList = true },
        new("maximum_stay", "How long people are held at most.") { Kinds = [PlaceKind.DetentionCentre] },
        new("holding_room", "Whether a reporting centre has a room to detain people in: yes or no.") { Kinds = [PlaceKind.ReportingCentre] },
        new("website", "The website."),
        new("contact.email", "E-mail addresses.") { IsList = true },
        new("contact.voice", "Telephone numbers.") { IsList = true },
        new("contact.text", "Numbers for text messages.") { IsList = true },
        new("contact.fax", "Fax numbers.") { IsList = true },
        new("contact.url", "Other pages: forms, profiles in networks.") { IsList = true },
        new("languages", "The languages it works in, by code or name.") { Kinds = [PlaceKind.SupportGroup], IsList = true },
        new("offers", "What it offers, in the words of the list.") { Kinds = [PlaceKind.SupportGroup], IsList = true },
        new("services", "What it offers, in the map's words or their translations.") { Kinds = [PlaceKind.SupportGroup], IsList = true },
        new("audiences", "Whom it is for.") { Kinds = [PlaceKind.SupportGroup], IsList = true },
        new("ways_to_help", "What others can do for it.") { Kinds = [PlaceKind.SupportGroup], IsList = true },
        new("scope", "How far it reaches: local, regional, national, international.") { Kinds = [PlaceKind.SupportGroup] },
        new("opening_hours", "In OpenStreetMap's syntax: Mo-Fr 09:00-17:00.")
        {
            Kinds = [PlaceKind.SupportGroup, PlaceKind.ReportingCentre],
            IsList = true,
        },
        new("coverage_note", "The area that it serves, in the words of the list.") { IsList = true },
        new("operator", "Who runs it day to day.") { IsList = true },
        new("authority", "Who is responsible for it.") { IsList = true },
        new("source", "Where that is known from.") { IsList = true },
        new("confidence", "How well it is supported: high, medium, low."),
        new("verified_on", "The day on which somebody last confirmed it."),
        new("summary", "A few sentences on it.") { IsList = true },
        new("note", "Remarks.") { IsList = true },
    ];

    static readonly Dictionary<string, Field> ByName = All.ToDictionary(field => field.Name);

    /// <summary>The field of a name; null when there is none.</summary>
    public static Field? Of(string name) =>
        Language(name) is { } language ? LanguageCode.IsWellFormed(language) ? ByName["names.LANGUAGE"] : null
        : ByName.GetValueOrDefault(name);

    /// <summary>The language of a field of names; null for another field.</summary>
    public static string? Language(string field) => field.StartsWith(NamesPrefix, StringComparison.Ordinal) ? field[NamesPrefix.Length..] : null;
}
