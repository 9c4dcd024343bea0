using System.Text.RegularExpressions;

namespace Map.Service.Import;

/// <summary>The column that a field of the contract comes from: rules name fields, reports name columns.</summary>
static partial class ColumnOfField
{
    static readonly Dictionary<string, string> Columns = new()
    {
        ["place.names"] = "name_local",
        ["place.note"] = "notes",
        ["place.periods"] = "opened",
        ["place.periods.from"] = "opened",
        ["place.periods.to"] = "closed",
        ["place.address.lines"] = "address",
        ["place.address.area"] = "admin_area",
        ["place.coverage_note"] = "coverage",
        ["place.detention_centre.facility_type"] = "type",
        ["place.detention_centre.facility_type_note"] = "type",
        ["place.detention_centre.capacities"] = "capacity",
        ["place.detention_centre.capacities.people"] = "capacity",
        ["place.detention_centre.capacities.as_of"] = "capacity_year",
        ["organisation.names"] = "name_local",
        ["organisation.parent_id"] = "parent",
        ["organisation.short_name"] = "name_short",
    };

    public static string Of(string path, FileFormat format)
    {
        var field = Index().Replace(path, "");
        for (var prefix = field; prefix.Contains('.', StringComparison.Ordinal); prefix = prefix[..prefix.LastIndexOf('.')])
            if (Own(prefix, format) is { } column)
                return column;
        return field;
    }

    /// <summary>The column of this field alone; null where the field shares one with the message around it, or has none.</summary>
    public static string? Own(string path, FileFormat format)
    {
        if (path == "place.address.town")
            return format == FileFormat.SupportGroups ? "city" : format == FileFormat.Organisations ? "hq_city" : "town";
        if (path == "organisation.summary")
            return format == FileFormat.SupportGroups ? "offers" : "what_they_do";
        var name = path[(path.LastIndexOf('.') + 1)..];
        return Columns.TryGetValue(path, out var column) ? column
            : format.Columns.Contains(name) || format.Optional.Contains(name) ? name : null;
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
