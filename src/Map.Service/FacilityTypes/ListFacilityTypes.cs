namespace Map.Service.FacilityTypes;

/// <summary>All facility types with their crosswalks: a few dozen rows.</summary>
public sealed class ListFacilityTypes(MapServers servers)
{
    const string All = """
        SELECT t.code, t.name, t.names::text, t.description,
               NULLIF(ARRAY(SELECT ARRAY[w.scheme, w.word, w.name, w.source] FROM facility_type_word w WHERE w.code = t.code
                            ORDER BY w.scheme COLLATE "C", w.word COLLATE "C"), '{}')
        FROM facility_type t ORDER BY t.code = 'unknown', t.ordinal
        """;

    public async Task<ListFacilityTypesResponse> RunAsync(CancellationToken cancellationToken)
    {
        var types = await servers.ForReading.ReadAllAsync(new Statement().Append(All), Read, cancellationToken);
        return new ListFacilityTypesResponse { FacilityTypes = { types } };
    }

    static FacilityType Read(NpgsqlDataReader row)
    {
        var type = new FacilityType { Code = row.GetString(0), Name = row.GetString(1) };
        row.ReadMap(2, type.Names);
        if (row.Text(3) is { } description) type.Description = description;
        type.Crosswalks.AddRange(row.ReadTable(4).Select(CrosswalkOf));
        return type;
    }

    static Crosswalk CrosswalkOf(string?[] cells)
    {
        var crosswalk = new Crosswalk { Scheme = cells[0], Word = cells[1], Name = cells[2] };
        if (cells[3] is { } source) crosswalk.Source = source;
        return crosswalk;
    }
}
