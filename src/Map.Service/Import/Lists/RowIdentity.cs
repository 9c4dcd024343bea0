using System.Globalization;
using Map.Service.Contributions.Twins;

namespace Map.Service.Import.Lists;

/// <summary>Gives every row an id within its list, by which it is known again, and tells rows that are in it twice.</summary>
static class RowIdentity
{
    // About 100 metres.
    const int Decimals = 3;

    // In metres. A place that got another name, and another position, stays about where it is.
    const double Elsewhere = 5_000;

    public static void Set(IEnumerable<ListRow> rows)
    {
        var (taken, same) = (new Dictionary<(string List, string Id), ListRow>(), new Dictionary<(string, string), ListRow>());
        foreach (var row in rows.Where(row => row.Place.Name.Length > 0))
        {
            var (list, content) = (row.Table.Mapping.List, Content(row.Place));
            if (!same.TryAdd((list, content), row))
                row.Warn("same_row_twice", "name", $"says the same as line {same[(list, content)].Line}: same name, same spot.");
            row.RowId = row.Listed.RowId ?? content;
            if (taken.TryAdd((list, row.RowId), row)) continue;
            if (row.Listed.RowId is not null)
                row.Refuse("id_twice", "id", $"{Quote.Of(row.RowId)} is also that of line {taken[(list, row.RowId)].Line}; every id once, or map its column to nothing.");
            for (var again = 2; !taken.TryAdd((list, row.RowId), row); again++)
                row.RowId = string.Create(CultureInfo.InvariantCulture, $"{content} {again}");
        }
    }

    /// <summary>Warns of a row that was another place when it was last imported: two lists may have one name, and both number their rows from 1.
    /// </summary>
    public static void WarnOfAnother(ListRow row)
    {
        if (row.Said is not { } said || AsciiWords.Of(said.Name) == AsciiWords.Of(row.Place.Name)) return;
        if (said.Position is { } from && row.Place.Position is { } to && Distance.Metres(from, to) < Elsewhere) return;
        row.Warn("another_place", "name",
            $"was {Quote.Of(said.Name)}, elsewhere, when the list {row.Table.Mapping.List} was last imported. If this is another list, give it another name.");
    }

    static string Content(Place place) => Gazetteer.Folding.Shared.Fold(place.Name) + " @ " + (place.Position is { } position
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(position.Latitude, Decimals)} {Math.Round(position.Longitude, Decimals)}")
        : Gazetteer.Folding.Shared.Fold($"{place.Country} {place.Address?.Town} {place.Address?.Postcode} {place.Address?.Lines}"));
}
