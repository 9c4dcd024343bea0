namespace Map.Service.Import;

/// <summary>A kind of file that can be imported, known by its header.</summary>
/// <param name="Name">Its name in the seed; a file may have any name.</param>
/// <param name="Columns">The columns it must have, in any order.</param>
/// <param name="Optional">Columns it may have: those that were added later, and notes, which are not read.</param>
public sealed record FileFormat(string Name, IReadOnlyList<string> Columns, params IReadOnlyList<string> Optional)
{
    public static readonly FileFormat DetentionCentres = new("detention_centres.csv",
        ["id", "name", "name_local", "type", "status", "status_as_of", "authority", "operator", "address", "postcode", "town", "admin_area",
         "country", "latitude", "longitude", "precision", "capacity", "capacity_year", "opened", "closed", "confidence", "coord_source",
         "sources", "notes"],
        "gazetteer_check", "admin1_iso", "admin1_check", "holds", "maximum_stay", "capacity_kind");

    public static readonly FileFormat ReportingCentres = new("reporting_centres.csv",
        ["id", "name", "address", "postcode", "town", "admin_area", "country", "latitude", "longitude", "precision", "operator",
         "holding_room", "holding_room_operator", "status", "status_as_of", "confidence", "coord_source", "sources", "notes"],
        "outcode_check", "admin1_iso", "admin1_check");

    public static readonly FileFormat SupportGroups = new("support_groups.csv",
        ["id", "name", "name_local", "kind", "scope", "coverage", "country", "city", "latitude", "longitude", "precision", "website",
         "languages", "offers", "visits_or_covers_sites", "status", "status_as_of", "confidence", "sources", "notes"],
        "services", "ways_to_help", "audiences");

    public static readonly FileFormat Organisations = new("organisations.csv",
        ["id", "name", "name_short", "kind", "country", "scope", "hq_city", "latitude", "longitude", "precision", "parent", "website",
         "what_they_do", "languages", "status", "confidence", "sources", "notes"]);

    public static readonly FileFormat Operates = new("operates.csv",
        ["organisation", "site", "from", "to", "role", "source", "confidence", "notes"]);

    public static readonly FileFormat Periods = new("periods.csv", ["site", "from", "to", "source", "confidence", "notes"]);

    public static readonly FileFormat Contacts = new("contacts.csv", ["place", "kind", "value", "description", "visibility", "source"]);

    public static readonly FileFormat Coverage = new("coverage.csv", ["group", "region", "source_note"]);

    public static readonly FileFormat Names = new("names.csv", ["file", "id", "language", "name", "kind", "source"]);

    public static readonly FileFormat Surveys = new("surveys.csv", ["region", "kind", "extent", "as_of", "note", "source"]);

    public static readonly FileFormat OrganisationNames = new("organisation_names.csv",
        ["column", "name", "organisation", "role", "from", "to"]);

    public static readonly FileFormat FacilityTypes = new("facility_types.csv", ["scheme", "word", "code", "name", "source"]);

    public static readonly FileFormat Words = new("words.csv", ["file", "column", "word", "value"]);

    public static readonly IReadOnlyList<FileFormat> All =
        [DetentionCentres, ReportingCentres, SupportGroups, Organisations, Operates, Periods, Contacts, Coverage, Names, Surveys,
         OrganisationNames, FacilityTypes, Words];

    /// <summary>The format of a file with these columns; if there is none, what would have to change in the header.</summary>
    public static FileFormat? Of(IReadOnlyCollection<string> columns, out string problem)
    {
        problem = "";
        var match = All.FirstOrDefault(format => format.Missing(columns).Count == 0 && format.Unknown(columns).Count == 0);
        if (match is not null)
            return match;

        var nearest = All.MinBy(format => format.Missing(columns).Count + format.Unknown(columns).Count)!;
        problem = $"is not that of a known file{Difference(nearest, columns)}. Known are: "
            + string.Join("; ", All.Select(format => $"{format.Name} with {string.Join(',', format.Columns)}")) + ".";
        return null;
    }

    /// <summary>Whether most of a file's columns are those of a format, or most of a format's columns are there.</summary>
    public static bool IsMeant(IReadOnlyCollection<string> columns)
    {
        var nearest = All.MinBy(format => format.Missing(columns).Count + format.Unknown(columns).Count)!;
        return IsNear(nearest.Missing(columns), nearest.Unknown(columns), nearest, columns);
    }

    // A format that shares less than half of the columns is no help to anybody.
    static bool IsNear(List<string> missing, List<string> unknown, FileFormat nearest, IReadOnlyCollection<string> columns) =>
        missing.Count * 2 <= nearest.Columns.Count && unknown.Count * 2 <= columns.Count;

    static string Difference(FileFormat nearest, IReadOnlyCollection<string> columns)
    {
        var missing = nearest.Missing(columns);
        var unknown = nearest.Unknown(columns);
        if (!IsNear(missing, unknown, nearest, columns))
            return "";
        return $"; nearest is {nearest.Name}: " + string.Join(", ", [
            .. missing.Select(column => $"{column} is missing"), .. unknown.Select(column => $"\"{column}\" is unknown")]);
    }

    List<string> Missing(IReadOnlyCollection<string> columns) => [.. Columns.Except(columns)];

    List<string> Unknown(IReadOnlyCollection<string> columns) => [.. columns.Except(Columns).Except(Optional)];
}
