namespace Map.Gateway.Reconcile;

/// <summary>Which properties of which entities are fetched.</summary>
/// <param name="Ids">The ids as they were sent, by which the rows come back.</param>
/// <param name="Properties">The properties.</param>
sealed record ExtendQuery(IReadOnlyList<string> Ids, IReadOnlyList<EntityProperty> Properties)
{
    const string Field = "extend";
    const int MostIds = 200, MostProperties = 60;

    /// <exception cref="InvalidInputException">It is not such a query.</exception>
    public static ExtendQuery Parse(string json)
    {
        var query = Json.ParseObject(json, Field);
        if (Json.Find(query, "ids") is not { } ids || Json.Find(query, "properties") is not { } properties)
            throw new InvalidInputException(Field, "needs ids and properties: {\"ids\":[\"…\"],\"properties\":[{\"id\":\"status\"}]}.");
        return new(
            [.. Json.Elements(ids, $"{Field}.ids", MostIds).Select(id => Json.RequireText(id.Value, id.Field)).Distinct()],
            [
                .. Json.Elements(properties, $"{Field}.properties", MostProperties).Select(property =>
                    Json.Find(Json.RequireObject(property.Value, property.Field), "id") is { } id
                        ? Require(Json.RequireText(id, $"{property.Field}.id"), $"{property.Field}.id")
                        : throw new InvalidInputException(property.Field, "has no id, the name of the property.")).Distinct(),
            ]);
    }

    static EntityProperty Require(string id, string field) => EntityProperty.Require(id, field) is { CanBeFetched: true } property ? property
        : throw new InvalidInputException(
            field, $"{Quote.Of(id)} cannot be fetched: rows are only compared by it. /reconcile/properties lists what can.");
}
