using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;

namespace Map.Gateway.Tests.GraphQL.Suggestions;

/// <summary>A group, an organisation and its involvement, of which changes are proposed.</summary>
sealed record ProposedSubjects(string Reviewer, string Place, string Organisation, string Involvement, long Revision, long OrganisationRevision)
{
    public static async Task<ProposedSubjects> AddAsync(SeededMap map)
    {
        var reviewer = await map.ReviewerAsync();
        var (place, _) = await map.AddGroupAsync($"A group {Guid.NewGuid()}", reviewer);
        var (organisation, organisationRevision) = await map.AddOrganisationAsync($"An operator {Guid.NewGuid()}", reviewer);
        var added = await map.ChangeAsync(
            "addInvolvement", "involvement { id } revision",
            new { involvement = new { place, organisation, role = "OPERATES", from = "2020", note = "A shop" }, summary = Contribution.Why }, reviewer);
        return new(reviewer, place, organisation, (string)added["involvement"]!["id"]!, (long)added["revision"]!, organisationRevision);
    }

    /// <summary>A change of a kind about them: PLACE, ORGANISATION, INVOLVEMENT stand for their ids, and REVISION for that of what is changed.</summary>
    public JsonObject Change(string kind, string change) => new()
    {
        [kind] = JsonNode.Parse(change.Replace("PLACE", Place, StringComparison.Ordinal).Replace("ORGANISATION", Organisation, StringComparison.Ordinal)
            .Replace("INVOLVEMENT", Involvement, StringComparison.Ordinal)
            .Replace("REVISION", $"{(kind == "updateOrganisation" ? OrganisationRevision : Revision)}", StringComparison.Ordinal)),
    };
}
