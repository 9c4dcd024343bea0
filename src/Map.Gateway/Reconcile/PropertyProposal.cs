using System.Globalization;

namespace Map.Gateway.Reconcile;

/// <summary>The properties that can be fetched of entities of a type.</summary>
/// <param name="Type">The type; null for all.</param>
/// <param name="Limit">How many were asked for.</param>
/// <param name="Properties">The properties.</param>
sealed record PropertyProposal(string? Type, int? Limit, IReadOnlyList<Suggestion> Properties)
{
    /// <exception cref="InvalidInputException">The type or the limit is wrong.</exception>
    public static PropertyProposal Of(IQueryCollection query)
    {
        var type = query["type"].ToString() is { Length: > 0 } id ? EntityType.Require(id, "type") : null;
        var limit = LimitOf(query["limit"].ToString());
        var properties = EntityProperty.All.Where(property => type is null ? property.CanBeFetched
            : type.Kind is null ? property.OfOrganisation is not null : property.OfPlace is not null);
        return new(type?.Id, limit, [.. properties.Take(limit ?? int.MaxValue).Select(property => new Suggestion(property.Id, property.Name))]);
    }

    static int? LimitOf(string text) => text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
        : throw new InvalidInputException("limit", $"is {Quote.Of(text)}. Give how many properties at most, 1 or more.");
}
