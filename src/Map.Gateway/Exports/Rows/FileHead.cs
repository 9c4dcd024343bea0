using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>What is known of a file before its first row.</summary>
/// <param name="Name">What is in it: places, organisations, involvements.</param>
/// <param name="HasPositions">Whether its rows may have a position.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Language">The language of its titles and labels, BCP 47; null when none was asked for.</param>
/// <param name="Day">The day of the map: it names who runs a place today.</param>
/// <param name="Address">Where it can be had again, with its filter.</param>
/// <param name="Origin">The address of the map: https://example.org.</param>
public sealed record FileHead(
    string Name, bool HasPositions, IReadOnlyList<FileColumn> Columns, string? Language, DateOnly Day, string Address, string Origin)
{
    /// <summary>What it says of itself, in the order in which people would ask.</summary>
    public IReadOnlyList<(string Name, string Value)> About { get; } =
    [
        ("title", $"Map: {Name}"), ("attribution", Terms.Attribution), ("licence", $"{Terms.LicenceName}, {Terms.Licence}"),
        ("sources", "Each row names its sources."), ("day", Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("address", Address),
    ];

    /// <summary>Where a column stands; -1 when the file has none of this name.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Name == column)
                return i;
        return -1;
    }
}
