using System.Text.Json;

namespace Map.Gateway.Reconcile;

/// <summary>A batch of queries: a JSON object, whose names come back with the results.</summary>
static class QueryBatch
{
    /// <summary>The most queries of a batch. OpenRefine sends ten at once.</summary>
    public const int Most = 50;

    const string Field = "queries";
    const int DefaultLimit = 5, MostCandidates = 50, MostTypes = 10, MostProperties = 60, MostValues = 20;

    static readonly string[] Known = ["query", "type", "type_strict", "limit", "properties"];

    /// <exception cref="InvalidInputException">A query is wrong.</exception>
    public static IReadOnlyList<ReconcileQuery> Parse(string json)
    {
        var queries = Json.ParseObject(json, Field).EnumerateObject().ToList();
        if (queries.Count > Most)
            throw new InvalidInputException(Field, $"has {queries.Count} queries; at most {Most}. Send the rest in another batch.");
        return [.. queries.Select(query => Query(query.Name, query.Value, $"{Field}.{query.Name}"))];
    }

    static ReconcileQuery Query(string key, JsonElement value, string field)
    {
        Json.RequireObject(value, field);
        if (value.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            throw new InvalidInputException(field, $"has {Quote.Of(unknown)}, which is no part of a query. Allowed: {string.Join(", ", Known)}.");
        var text = Json.Find(value, "query") is { } query ? Json.RequireText(query, $"{field}.query") : null;
        var properties = PropertiesOf(value, field).ToList();
        if (string.IsNullOrWhiteSpace(text) && properties.Count == 0)
            throw new InvalidInputException(field, "has neither a query nor properties. Give the name that is looked for as query.");
        return new(key, TypedText.Line(text ?? "", 200), [.. TypesOf(value, field)], LimitOf(value, field), properties);
    }

    static IEnumerable<EntityType> TypesOf(JsonElement query, string field)
    {
        field += ".type";
        if (Json.Find(query, "type") is not { } types)
            return [];
        return types.ValueKind == JsonValueKind.Array
            ? Json.Elements(types, field, MostTypes).Select(type => EntityType.Require(Json.RequireText(type.Value, type.Field), type.Field))
            : [EntityType.Require(Json.RequireText(types, field), field)];
    }

    static int LimitOf(JsonElement query, string field) =>
        Json.Find(query, "limit") is not { } limit ? DefaultLimit
        : limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var number) && number is > 0 and <= MostCandidates ? number
        : throw new InvalidInputException($"{field}.limit", $"is not a number of candidates: a whole number, 1 to {MostCandidates}.");

    static IEnumerable<(EntityProperty, IReadOnlyList<string>)> PropertiesOf(JsonElement query, string field)
    {
        if (Json.Find(query, "properties") is not { } properties)
            yield break;
        foreach (var (property, path) in Json.Elements(properties, $"{field}.properties", MostProperties))
        {
            Json.RequireObject(property, path);
            if (Json.Find(property, "pid") is not { } id)
                throw new InvalidInputException(path, "has no pid, the name of the property.");
            var known = EntityProperty.Require(Json.RequireText(id, $"{path}.pid"), $"{path}.pid");
            if (Json.Find(property, "v") is { } value)
                yield return (known, [.. ValuesOf(value, $"{path}.v")]);
        }
    }

    static IEnumerable<string> ValuesOf(JsonElement value, string field) => value.ValueKind switch
    {
        JsonValueKind.Array => Json.Elements(value, field, MostValues).Select(element => ValueOf(element.Value, element.Field)),
        _ => [ValueOf(value, field)],
    };

    // A cell that was reconciled with another service comes as its entity there, with the name that the cell has.
    static string ValueOf(JsonElement value, string field) => value.ValueKind switch
    {
        JsonValueKind.Object => (Json.Find(value, "name") ?? Json.Find(value, "id")) is { } entity ? Json.RequireText(entity, field)
            : throw new InvalidInputException(field, "is an entity without an id."),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => Json.RequireText(value, field),
    };
}
