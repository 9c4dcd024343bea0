using System.Text.Json;
using Map.Service.Places.Fields;

namespace Map.Service.Log.History;

/// <summary>The fields of a past state of a place, as texts. The rows of <see cref="PlaceFields"/> decide which fields are shown, and <see
/// cref="Access.PastVisibility"/> how much of each.</summary>
static class PastFields
{
    /// <summary>All fields in their order, each with its texts.</summary>
    /// <param name="state">From <see cref="Access.PastVisibility.State"/>.</param>
    public static IReadOnlyList<(string Field, string[] Texts)> Of(JsonElement state) =>
        [.. PlaceFields.OfHistory.Select(field => (field.Past!.Value.Name, field.Past.Value.Texts(state).ToArray()))];
}
