using Map.Sheets;

namespace Map.Columns.Tests;

/// <summary>Small lists.</summary>
static class Sample
{
    public static readonly IReadOnlyList<FacilityWord> Facilities =
    [
        new("map", "removal_centre", "removal_centre"), new("map", "prison", "prison"), new("map", "unknown", "unknown"),
        new("gb", "IRC", "removal_centre"), new("fr", "CRA", "removal_centre"), new("fr", "LRA", "short_term_residential"),
    ];

    /// <summary>A list of lines whose cells are parted by semicolons. The first line has the columns.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows) Of(params string[] lines) =>
        (lines[0].Split(';'), [.. lines.Skip(1).Select((line, i) => new SheetRow(i + 2, [.. line.Split(';').Select(text => new Cell(text))]))]);

    public static IReadOnlyList<ListedPlace> Read(Mapping mapping, (IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows) list) =>
        Read(mapping, list, out _);

    public static IReadOnlyList<ListedPlace> Read(
        Mapping mapping, (IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows) list, out IReadOnlyList<UnknownWord> unknown)
    {
        var reader = new ListReader(mapping, list.Columns, Facilities, new FixedTime());
        ListedPlace[] places = [.. list.Rows.Select(reader.Read)];
        unknown = reader.UnknownWords;
        return places;
    }

    sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
