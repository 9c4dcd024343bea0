using System.Globalization;
using Map.Contract.Files;

namespace Map.Gateway.Reconcile;

/// <summary>Fetches properties of entities into a table.</summary>
sealed class Extender(EntityReader entities, V1.OrganisationsService.OrganisationsServiceClient organisations, TimeProvider time)
{
    static readonly IReadOnlyList<V1.Organisation> None = [];

    /// <summary>The values of each property of each entity. An entity that is not there, or not for everybody, has none.</summary>
    public async Task<Extension> RunAsync(ExtendQuery query, CancellationToken cancellation)
    {
        var ids = query.Ids.Select(text => (Text: text, Id: EntityId.Parse(text))).ToList();
        var found = await entities.ReadAsync([.. ids.Where(id => id.Id is not null).Select(id => id.Id!.Value)], cancellation);
        var operators = query.Properties.Any(property => property.Id == EntityProperty.OperatedBy)
            ? await OperatorsAsync([.. found.Values.Select(entity => entity.Place?.Id).OfType<string>().Distinct()], cancellation) : null;
        return new(
            [.. query.Properties.Select(property => new ExtensionColumn(property.Id, property.Name)
            {
                Type = property.Id == EntityProperty.OperatedBy ? EntityType.Organisation : null,
            })],
            ids.ToDictionary(
                id => id.Text,
                IReadOnlyDictionary<string, IReadOnlyList<object>> (id) => ValuesOf(
                    id.Id is { } known ? found.GetValueOrDefault(known.Uuid.ToString()) : null, query.Properties, operators)));
    }

    static Dictionary<string, IReadOnlyList<object>> ValuesOf(
        Entity? entity, IEnumerable<EntityProperty> properties, ILookup<string, V1.Organisation>? operators) => properties.ToDictionary(
            property => property.Id,
            IReadOnlyList<object> (property) => entity switch
            {
                { Place: { } place } when property.Id == EntityProperty.OperatedBy =>
                    [.. (operators?[place.Id] ?? None).Select(one => new { id = Entity.IdOf(one), name = one.Name })],
                { Place: { } place } => [.. Values(property.OfPlace?.Value(new FilePlace(place, [])))],
                { Organisation: { } organisation } => [.. Values(property.OfOrganisation?.Invoke(organisation))],
                _ => [],
            });

    // The words are those of places.csv, where yes and no stand for a flag.
    static IEnumerable<object> Values(object? value) => value switch
    {
        string { Length: > 0 } text => [new { str = text }],
        IEnumerable<string> texts => texts.Select(text => new { str = text }),
        bool flag => [new { str = flag ? "yes" : "no" }],
        double number => [new { @float = number }],
        int number => [new { @int = number }],
        DateTime moment => [new { date = moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }],
        _ => [],
    };

    // Today, as the files have it; the latest to begin come first, each once.
    async Task<ILookup<string, V1.Organisation>> OperatorsAsync(IReadOnlyList<string> places, CancellationToken cancellation)
    {
        if (places.Count == 0)
            return None.ToLookup(_ => "");
        var involved = (await organisations.BatchGetInvolvementsAsync(
            new()
            {
                PlaceIds = { places },
                OpenOn = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Roles = { V1.InvolvementRole.Operates },
            },
            cancellationToken: cancellation)).Involvements;
        var ids = involved.Select(involvement => involvement.OrganisationId).Distinct().ToList();
        var known = ids.Count == 0 ? [] : (await organisations.BatchGetOrganisationsAsync(new() { Ids = { ids } }, cancellationToken: cancellation))
            .Organisations.ToDictionary(organisation => organisation.Id);
        return involved.Where(involvement => known.ContainsKey(involvement.OrganisationId))
            .DistinctBy(involvement => (involvement.PlaceId, involvement.OrganisationId))
            .ToLookup(involvement => involvement.PlaceId, involvement => known[involvement.OrganisationId]);
    }
}

/// <summary>Values of properties, by id and property.</summary>
sealed record Extension(
    IReadOnlyList<ExtensionColumn> Meta, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<object>>> Rows);

/// <summary>A column that was fetched.</summary>
sealed record ExtensionColumn(string Id, string Name)
{
    /// <summary>Of the entities in it; null where its values are none.</summary>
    public EntityType? Type { get; init; }
}
