using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Find;

/// <summary>The questions under the field, in the order in which a person in need asks them.</summary>
static class FilterGroups
{
    /// <summary>What a parameter is called on the page: that of its question, or its own name where the form does not ask for it.</summary>
    public static string NameOf(string parameter, Say say) => parameter switch
    {
        "services" => say["place.services"],
        "languages" => say["place.languages"],
        "audiences" => say["place.audiences"],
        "waysToHelp" => say["find.ways"],
        "kinds" => say["place.kind"],
        "regions" => say["site.regions"],
        "openOn" => say["day.label"],
        "statuses" => say["place.status"],
        _ => parameter,
    };

    public static IReadOnlyList<FilterGroup> Of(Page page, PageFilter filter, IReadOnlyList<ChoiceCounts> counts)
    {
        var say = page.Say;
        FilterGroup[] groups =
        [
            Group("find.needs", "services", say.Choices<V1.Service>("service")),
            Group("find.languages", "languages", Counts("languages").OrderByDescending(pair => pair.Value).Where(pair => pair.Key != "mul").Take(24)
                .Select(pair => pair.Key).Union(filter.Message.Languages).Select(tag => (tag, page.Language.NameOf(tag)))),
            Group("find.forwhom", "audiences", say.Choices<V1.Audience>("audience")),
            Group("find.ways", "waysToHelp", say.Choices<V1.HelpKind>("way")),
        ];
        // Of an answer nothing is counted, and so no languages are known but those that were chosen.
        return [.. groups.Where(group => group.Choices.Count > 0)];

        FilterGroup Group(string question, string parameter, IEnumerable<(string Value, string Label)> choices) => new(
            say[question],
            parameter,
            [
                .. choices.Select(choice => new FilterChoice(
                        parameter, choice.Value, choice.Label, IsCounted(parameter) ? Counts(parameter).GetValueOrDefault(choice.Value) : null, filter.Has(parameter, choice.Value)))
                    .Where(choice => choice.Count is null or > 0 || choice.IsChosen),
            ]);

        bool IsCounted(string parameter) => counts.Any(counted => counted.Parameter == parameter);

        IReadOnlyDictionary<string, long> Counts(string parameter) =>
            counts.FirstOrDefault(counted => counted.Parameter == parameter)?.Counts ?? new Dictionary<string, long>();
    }
}
