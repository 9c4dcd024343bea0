using System.Collections.Frozen;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Fields;

/// <summary>Reads places, whole or as far as a read mask asks: what nobody asked for is neither gathered nor sent.</summary>
public sealed class PlaceReader
{
    /// <summary>Reads whole places.</summary>
    public static readonly PlaceReader Whole = new(PlaceColumn.All);

    // Every path of every column, and of what it lies in: support_group.scope and support_group.
    static readonly FrozenDictionary<string, PlaceColumn[]> ByPath = PlaceColumn.All
        .SelectMany(column => column.Paths.SelectMany(SelfAndParents), (column, path) => (column, path))
        .ToLookup(pair => pair.path, pair => pair.column).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    readonly PlaceColumn[] columns;

    PlaceReader(IEnumerable<PlaceColumn> columns) => this.columns = [.. columns];

    /// <summary>How many columns <see cref="Select"/> begins with; what <c>more</c> adds follows.</summary>
    public int Columns => columns.Length + 1;

    /// <summary>The reader for a mask; what is wrong with it is added to the violations.</summary>
    public static PlaceReader For(FieldMask? mask, Violations violations)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths is ["*"]) return Whole;
        var asked = new HashSet<PlaceColumn>();
        for (var i = 0; i < mask.Paths.Count; i++)
        {
            var path = mask.Paths[i];
            if ((ByPath.GetValueOrDefault(path) ?? ColumnsOf(path)) is { } found) asked.UnionWith(found);
            else violations.Add($"read_mask.paths[{i}]", $"is no field of Place: '{path}'. Such are name, position, support_group.scope.");
        }
        return new(PlaceColumn.All.Where(column => column.IsAlwaysRead || asked.Contains(column)));
    }

    /// <summary>The select of these columns. PostgreSQL reads further tables only for the rows that a limit leaves.</summary>
    /// <param name="from">Where place p comes from, by way of <see cref="Visibility.Places"/>, with its order and limit.</param>
    /// <param name="caller">Who asks: some columns show no more than that caller may see.</param>
    /// <param name="statement">Takes the values of the columns.</param>
    /// <param name="more">Further columns, each with a leading comma.</param>
    public string Select(string from, Caller caller, Statement statement, string more = "") =>
        $"SELECT p.sort_name, {string.Join(", ", columns.Select(column => column.Sql(caller, statement)))}{more} FROM {from}";

    public PlaceRow Read(NpgsqlDataReader row)
    {
        var place = new Place();
        for (var i = 0; i < columns.Length; i++)
            if (!row.IsDBNull(i + 1)) columns[i].Fill(row, i + 1, place);
        return new PlaceRow(place, row.GetString(0));
    }

    // A field within one that is a column, such as periods.from, is read with all of it.
    static PlaceColumn[]? ColumnsOf(string path) =>
        FieldMask.IsValid(Place.Descriptor, path)
            ? SelfAndParents(path).Select(part => ByPath.GetValueOrDefault(part)).FirstOrDefault(found => found is not null)
            : null;

    static IEnumerable<string> SelfAndParents(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1)) yield return path[..end];
    }
}
