using System.Text.Json.Serialization;

namespace Map.Gateway.Reconcile;

/// <summary>What an entity may be: one of the kinds of place, or an organisation.</summary>
/// <param name="Id">The word by which queries name it: detention_centre.</param>
/// <param name="Name">The same for people.</param>
/// <param name="Kind">The kind of place; null for an organisation.</param>
sealed record EntityType(string Id, string Name, [property: JsonIgnore] V1.PlaceKind? Kind)
{
    public static EntityType Organisation { get; } = new("organisation", "Organisation", null);

    public static IReadOnlyList<EntityType> All { get; } = [.. Words.Values<V1.PlaceKind>().Select(Of), Organisation];

    public static EntityType? Find(string id) => All.FirstOrDefault(type => type.Id == id);

    public static EntityType Of(V1.PlaceKind kind) => new(
        Words.Of(kind), Label.All.First(label => label.Language == "en" && label.Value.Equals(kind)).Texts[0], kind);

    /// <exception cref="InvalidInputException">There is no such type.</exception>
    public static EntityType Require(string id, string field) => Find(id)
        ?? throw new InvalidInputException(field, $"{Quote.Of(id)} is no type. Allowed: {string.Join(", ", All.Select(type => type.Id))}.");
}
