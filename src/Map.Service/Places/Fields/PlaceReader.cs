using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Places.Fields;

/// <summary>Reads places, whole or the fields of a read mask: what the mask leaves out is neither selected nor sent.</summary>
public sealed class PlaceReader
{
    /// <summary>Reads whole places.</summary>
    public static readonly PlaceReader Whole = new(PlaceFields.All);

    readonly PlaceField[] columns;

    PlaceReader(IEnumerable<PlaceField> fields) => columns = [.. fields.Where(field => field.Sql is not null)];

    /// <summary>How many columns <see cref="Select"/> begins with; what <c>more</c> adds follows.</summary>
    public int Columns => columns.Length + 1;

    /// <summary>The reader for a mask; what is wrong with it is added to the violations.</summary>
    public static PlaceReader For(FieldMask? mask, Violations violations)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths is ["*"]) return Whole;
        var wanted = new HashSet<PlaceField>();
        for (var i = 0; i < mask.Paths.Count; i++)
        {
            var path = mask.Paths[i];
            if (PlaceFields.At(path) is { } found) wanted.UnionWith(found);
            else violations.Add($"read_mask.paths[{i}]", $"is no field of Place: {Quote.Of(path)}. Such are name, position, support_group.scope.");
        }
        return new(PlaceFields.All.Where(field => field.IsAlwaysRead || wanted.Contains(field)));
    }

    /// <summary>The select of these columns. PostgreSQL reads child tables only for the rows within the limit.</summary>
    /// <param name="from">The table place p, from <see cref="Visibility.Places"/>, with order and limit.</param>
    /// <param name="caller">Some columns show only what this caller may see.</param>
    /// <param name="statement">Gets the parameters.</param>
    /// <param name="more">Further columns, each with a leading comma.</param>
    public string Select(string from, Caller caller, Statement statement, string more = "") =>
        $"SELECT p.sort_name, {string.Join(", ", columns.Select(column => column.Sql!(caller, statement)))}{more} FROM {from}";

    public PlaceRow Read(NpgsqlDataReader row)
    {
        var place = new Place();
        for (var i = 0; i < columns.Length; i++)
            if (!row.IsDBNull(i + 1)) columns[i].Read!(row, i + 1, place);
        return new PlaceRow(place, row.GetString(0));
    }
}
