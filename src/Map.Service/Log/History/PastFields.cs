using System.Text.Json;
using Map.Service.Places.Fields;

namespace Map.Service.Log.History;

/// <summary>The fields of a place as it was, as texts. Which fields are shown, the rows of <see cref="PlaceFields"/> say; how much of them,
/// <see cref="Access.PastVisibility"/>.</summary>
static class PastFields
{
    /// <summary>All fields in their order, each with its texts.</summary>
    /// <param name="state">From <see cref="Access.PastVisibility.State"/>.</param>
    public static IReadOnlyList<(string Field, string[] Texts)> Of(JsonElement state) =>
        [.. PlaceFields.OfHistory.Select(field => (field.Past!.Value.Name, field.Past.Value.Texts(state).ToArray()))];
}
