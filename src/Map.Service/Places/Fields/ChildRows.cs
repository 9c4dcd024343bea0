using System.Text.Json;
using Google.Protobuf.Collections;

namespace Map.Service.Places.Fields;

/// <summary>Builds the field of a list whose messages have a table of their own, in the order of its column <c>ordinal</c>.</summary>
static class ChildRows
{
    /// <param name="path">The repeated field; its last part is the key of <c>revision.state</c>.</param>
    /// <param name="cells">The columns of each row x as text, and the tables: <c>x.what::text, x.note FROM way_to_help x …</c></param>
    /// <param name="read">Makes a message of the columns.</param>
    /// <param name="sync">Updates the child rows of an entity from the messages.</param>
    /// <param name="maximum">How many there may be.</param>
    /// <param name="check">Checks one message.</param>
    /// <param name="past">The text of one message in the history.</param>
    public static PlaceField Of<T>(
        string path, string cells, Func<string?[], T> read, Action<PlaceEntity, IReadOnlyList<T>, MapDbContext> sync, int maximum,
        Action<Violations, string, T> check, Func<JsonElement, string> past)
    {
        var property = PlaceProperty<RepeatedField<T>>.Of(path);
        var sql = Array(cells);
        return new()
        {
            Paths = [path],
            Sql = (_, _) => sql,
            Read = (row, i, place) => property.Get(place)?.AddRange(row.ReadTable(i).Select(read)),
            Write = (entity, place, context) => sync(entity, property.Get(place) ?? [], context),
            Check = (place, _, violations) =>
            {
                if (property.Get(place) is not { } messages) return;
                violations.Count($"place.{path}", messages.Count, maximum);
                for (var i = 0; i < messages.Count; i++) check(violations, $"place.{path}[{i}]", messages[i]);
            },
            Past = PastText.Each(Shapes.Last(path), past),
            StateKeys = [Shapes.Last(path)],
        };
    }

    /// <summary>The rows as text[][]; null when there are none.</summary>
    public static string Array(string cells)
    {
        var from = cells.IndexOf("FROM", StringComparison.Ordinal);
        return $"NULLIF(ARRAY(SELECT ARRAY[{cells[..from]}] {cells[from..]}), '{"{}"}')";
    }
}
