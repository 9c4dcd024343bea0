using Map.Gazetteer;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Twins;

/// <summary>Finds the places that are compared with one. Indexes: place_by_distance, place_twin_by_key, contact_by_key; at most
/// 40, 40, 80 and 20 rows.</summary>
static class TwinCandidates
{
    // Degrees of latitude around a position whose keys are looked for: more than the cell of 0.1 degrees that a town is published in.
    const double Margin = 0.1;

    const int Nearest = 40;
    const int ByStrongKey = 40;
    const int ByWeakKey = 80;
    const int ByContact = 20;

    // Of more than these, whichever come first are looked at: a web address that thousands of places have says little.
    const int MostWithKeys = 1_500;

    // What the comparison reads.
    internal static readonly PlaceReader Compared = Reader(
        "id", "kind", "name", "names", "other_names", "position", "precision", "address", "country", "website", "contacts", "periods",
        "detention_centre.facility_type", "support_group.organisation_id", "office.organisation_id");

    /// <summary>The candidates, as the caller may see them, in no order.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="frequent">Weak keys that are not looked for.</param>
    /// <param name="place">With a name.</param>
    /// <param name="except">A place that is left out.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public static async Task<List<Place>> FindAsync(
        NpgsqlDataSource database, IReadOnlySet<int> frequent, Place place, Guid? except, Caller caller,
        CancellationToken cancellationToken)
    {
        var around = await AroundAsync(place, cancellationToken);
        var keys = await database.ReadAllAsync(
            SelectKeys(place, around), row => (Strong: row.GetFieldValue<int[]>(0), Weak: row.GetFieldValue<int[]>(1)), cancellationToken);
        var select = Select(place, keys[0] with { Weak = [.. keys[0].Weak.Where(key => !frequent.Contains(key))] }, except, caller);
        return await database.ReadAllAsync(select, row => Compared.Read(row).Place, cancellationToken);
    }

    // Where its keys are looked for: around its position, or else the middle of its town.
    internal static async Task<Position?> AroundAsync(Place place, CancellationToken cancellationToken)
    {
        if (place.Position is { } position) return place.Precision == Precision.Region ? null : position;
        if (place.Address is not { HasTown: true } address) return null;
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        return gazetteer.MiddleOf(address.Town, place.HasCountry ? place.Country : null) is { } middle
            ? new() { Latitude = middle.Latitude, Longitude = middle.Longitude } : null;
    }

    internal static Statement SelectKeys(Place place, Position? around)
    {
        var statement = new Statement();
        var names = statement.Value(PlaceForm.NamesOf(place).ToArray());
        var country = statement.Value(place.Country);
        // The country as well: a place of it may have no position.
        var cells = around is not null
            ? $"array_append(twin_cells({GeometrySql.Point(around, statement)}, NULL, {statement.Value(Margin)}), {country})"
            : $"ARRAY[{country}]";
        var website = place.HasWebsite ? statement.Value(place.Website) : "NULL";
        var organisation = Guid.TryParseExact(SupportGroupFields.OrganisationOf(place), "D", out var id) ? statement.Value(id) : "NULL";
        return statement.Append($"SELECT strong, weak FROM twin_keys({names}, {cells}, {website}, {organisation})");
    }

    internal static Statement Select(Place place, (int[] Strong, int[] Weak) keys, Guid? except, Caller caller)
    {
        var statement = new Statement();
        var ids = Found(place, keys, except, caller, farthest: null, statement);
        return statement.Append(Compared.Select($"{Visibility.Places(caller, statement)} AND p.id = ANY(ARRAY({ids}))", caller, statement));
    }

    /// <summary>Only their ids, and of those that have no key in common only near ones.</summary>
    /// <param name="farthest">In metres.</param>
    internal static Statement SelectIds(Place place, (int[] Strong, int[] Weak) keys, Caller caller, double farthest)
    {
        var statement = new Statement();
        return statement.Append($"SELECT ARRAY(SELECT DISTINCT id FROM ({Found(place, keys, null, caller, farthest, statement)}) found)");
    }

    static string Found(Place place, (int[] Strong, int[] Weak) keys, Guid? except, Caller caller, double? farthest, Statement statement)
    {
        var visible = Visibility.Places(caller, statement) + (except is { } id ? $" AND p.id <> {statement.Value(id)}" : "");
        var (strong, weak) = (statement.Value(keys.Strong), statement.Value(keys.Weak));
        var near = place.Position is { } position ? $"p.position::geography <-> {GeometrySql.Geography(position, statement)}" : null;
        var within = near is not null && farthest is { } metres
            ? $" AND ST_DWithin(p.position::geography, {GeometrySql.Geography(place.Position, statement)}, {statement.Value(metres)})" : "";
        // Strong ones by themselves, so that no crowd of places with weak ones keeps them out.
        List<string> found = [WithKeys(strong, ByStrongKey), WithKeys(weak, ByWeakKey)];
        if (near is not null)
            found.Add($"SELECT p.id FROM {visible} AND p.position IS NOT NULL{within} ORDER BY {near} LIMIT {statement.Value(Nearest)}");
        foreach (var (kind, value) in place.Contacts.Where(contact => contact.Value.Length > 0).Take(5)
            .Select(contact => (contact.Kind, contact.Value)))
            found.Add($"""
                SELECT visible.id FROM contact c CROSS JOIN LATERAL (
                    SELECT p.id FROM {visible} AND p.id = c.place_id AND {Visibility.Contacts("c.visibility", caller, statement)}) visible
                WHERE contact_key(c.kind, c.value) = contact_key({statement.Value(kind)}, {statement.Value(value)})
                LIMIT {statement.Value(ByContact)}
                """);
        return string.Join(" UNION ALL ", found.Select(select => $"({select})"));

        // Materialized, because the limit would otherwise make a scan of the whole table look cheap, if a plan is for any keys at all; and one
        // place at a time by LIMIT 1, because a join would read all places of a small map.
        string WithKeys(string wanted, int most) => $"""
            SELECT found.id FROM (
                WITH t AS MATERIALIZED (SELECT place_id, keys FROM place_twin WHERE keys && {wanted})
                SELECT visible.id, common_twin_keys(t.keys, {strong}, {weak}) AS common, visible.metres
                FROM t CROSS JOIN LATERAL (SELECT p.id, {near ?? "0"} AS metres FROM {visible} AND p.id = t.place_id LIMIT 1) visible
                LIMIT {statement.Value(MostWithKeys)}) found
            ORDER BY found.common DESC, found.metres, found.id LIMIT {statement.Value(most)}
            """;
    }

    static PlaceReader Reader(params string[] paths)
    {
        var violations = new Violations();
        var reader = PlaceReader.For(new() { Paths = { paths } }, violations);
        violations.ThrowIfAny();
        return reader;
    }
}
