using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Reconcile;

/// <summary>Completes what somebody types: entities, types and properties.</summary>
sealed class Suggester(V1.SearchService.SearchServiceClient search, EntityReader entities)
{
    const int Shown = 20, Found = 50;

    static readonly FieldMask Mask = FieldMask.FromString("name,address,country");

    /// <summary>Places and organisations by `prefix`; those of `type` come first. An id finds its entity.</summary>
    public async Task<object> EntitiesAsync(IQueryCollection query, CancellationToken cancellation)
    {
        var text = TypedText.Line(query["prefix"].ToString(), 200);
        var skip = CursorOf(query);
        if (text.Length == 0)
            return new Suggestions([]);
        if (EntityId.Parse(text) is { } id)
            return new Suggestions(await entities.FindAsync(id, cancellation) is { } entity && skip == 0 ? [Suggestion.Of(entity)] : []);
        var request = new V1.SearchRequest { Text = text, PageSize = Found, ReadMask = Mask };
        var found = (await search.SearchAsync(request, cancellationToken: cancellation)).Results
            .Where(result => result.Place is not null || result.Organisation is not null)
            .Select(result => new Entity(result.Place, result.Organisation))
            .OrderByDescending(found => query["type"].Contains(found.Type.Id));
        return new Suggestions([.. found.Skip(skip).Take(Shown).Select(Suggestion.Of)]);
    }

    public static object Types(IQueryCollection query) => Matching(
        query, EntityType.All.Select(type => new Suggestion(type.Id, type.Name)));

    public static object Properties(IQueryCollection query) => Matching(
        query, EntityProperty.All.Select(property => new Suggestion(property.Id, property.Name)
        {
            Description = property switch
            {
                { Compare: not null, CanBeFetched: false } => "Rows are compared by it.",
                { Compare: not null } => "Rows are compared by it, and it can be fetched.",
                _ => "Can be fetched; rows are not compared by it.",
            },
        }));

    static Suggestions Matching(IQueryCollection query, IEnumerable<Suggestion> all)
    {
        var prefix = query["prefix"].ToString().Trim();
        return new(
        [
            .. all.Where(one => one.Name.Contains(prefix, StringComparison.OrdinalIgnoreCase)
                    || one.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(one => one.Id == prefix).Skip(CursorOf(query)),
        ]);
    }

    static int CursorOf(IQueryCollection query) => query["cursor"].ToString() is not { Length: > 0 } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor
        : throw new InvalidInputException("cursor", $"is {Quote.Of(text)}. Give the number of suggestions to skip, 0 or more.");
}

/// <summary>What was found for what somebody typed.</summary>
sealed record Suggestions(IReadOnlyList<Suggestion> Result);

/// <summary>An entity, a type or a property to choose.</summary>
/// <param name="Id">What is sent when it is chosen.</param>
/// <param name="Name">What is shown.</param>
sealed record Suggestion(string Id, string Name)
{
    /// <summary>What tells it from its namesakes.</summary>
    public string? Description { get; init; }

    /// <summary>The types of an entity.</summary>
    public IReadOnlyList<EntityType>? Notable { get; init; }

    public static Suggestion Of(Entity entity) => new(entity.Id, entity.Name) { Description = entity.Description, Notable = [entity.Type] };
}
