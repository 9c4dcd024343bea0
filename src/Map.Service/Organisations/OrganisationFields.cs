using System.Text.Json;
using Map.Service.Places.Fields;

namespace Map.Service.Organisations;

/// <summary>The fields of an organisation in its history, in the order of the contract. A key of its state without a row is not shown.
/// </summary>
static class OrganisationFields
{
    /// <summary>Each by its name, with its texts in a state as <see cref="PastVisibility"/> filters it.</summary>
    public static readonly IReadOnlyList<(string Name, Func<JsonElement, IEnumerable<string>> Texts)> OfHistory =
    [
        PastText.Value("name"), PastText.Value("short_name"), PastText.Names("names"), PastText.Each("other_names", PastText.OtherName),
        PastText.Value("kind"),
        // PastVisibility replaces the id by the name.
        PastText.Value("parent_id", "parent"),
        PastText.Value("country"), PastText.Value("scope"), PastText.Value("website"), PastText.Value("summary"), PastText.Value("dissolved"),
        PastText.Each("sources", PastText.Source), PastText.Value("confidence"), PastText.Each("contacts", PastText.Contact),
    ];
}
