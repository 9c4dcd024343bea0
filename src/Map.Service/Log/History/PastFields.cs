using System.Text.Json;
using Map.Service.Organisations;
using Map.Service.Places.Fields;

namespace Map.Service.Log.History;

/// <summary>The fields of a past state, in their order, as texts. The rows of <see cref="PlaceFields"/> and <see
/// cref="OrganisationFields"/> decide which are shown, and <see cref="Access.PastVisibility"/> how much of each.</summary>
/// <param name="All">Each by its name.</param>
sealed record PastFields(IReadOnlyList<(string Field, string[] Texts)> All)
{
    /// <param name="state">From <see cref="Access.PastVisibility.State"/>.</param>
    public static PastFields OfPlace(string state) => Of(state, PlaceFields.OfHistory.Select(field => field.Past!.Value));

    /// <param name="state">From <see cref="Access.PastVisibility.OrganisationState"/>.</param>
    public static PastFields OfOrganisation(string state) => Of(state, OrganisationFields.OfHistory);

    /// <param name="state">From <see cref="Access.PastVisibility.InvolvementsOf"/>.</param>
    public static PastFields OfInvolvements(string state) => Of(state, [RevisionFields.Involvements.Past!.Value]);

    /// <summary>The fields that differ.</summary>
    /// <param name="before">The same fields, earlier; null for none of them.</param>
    public IEnumerable<FieldChange> Since(PastFields? before)
    {
        for (var i = 0; i < All.Count; i++)
        {
            string[] then = before?.All[i].Texts ?? [];
            if (!All[i].Texts.SequenceEqual(then, StringComparer.Ordinal))
                yield return new FieldChange { Field = All[i].Field, Before = { then }, After = { All[i].Texts } };
        }
    }

    static PastFields Of(string json, IEnumerable<(string Name, Func<JsonElement, IEnumerable<string>> Texts)> fields)
    {
        using var state = JsonDocument.Parse(json);
        return new([.. fields.Select(field => (field.Name, field.Texts(state.RootElement).ToArray()))]);
    }
}
