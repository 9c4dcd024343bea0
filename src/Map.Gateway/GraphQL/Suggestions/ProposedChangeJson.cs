using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>A proposed change as the input by which it is proposed: the inverse of <see cref="ProposedChangeInput"/>.</summary>
static class ProposedChangeJson
{
    // Read by programs alone: names in other scripts stay as they are.
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>An object with one field, the change; null when there is none.</returns>
    public static JsonObject? Of(V1.ProposedChange change) => change switch
    {
        { AddPlace.Place: { } place } => One("addPlace", InputJson.Of(place, typeof(AddPlaceInput))),
        { UpdatePlace: { } update } => One("updatePlace", InputJson.Of(update, typeof(SuggestPlaceUpdateInput))),
        { WithdrawPlace: { } withdrawal } => One("withdrawPlace", new() { ["place"] = PlaceId(withdrawal.Id), ["revision"] = withdrawal.Revision }),
        { AddInvolvement.Involvement: { } added } => One("addInvolvement", InputJson.Of(added, typeof(InvolvementInput))),
        { UpdateInvolvement: { } update } => One("updateInvolvement", InputJson.Of(update, typeof(SuggestInvolvementUpdateInput))),
        { EndInvolvement: { } end } => One("endInvolvement", InputJson.Of(end, typeof(SuggestInvolvementEndInput))),
        { AddOrganisation.Organisation: { } added } => One("addOrganisation", InputJson.Of(added, typeof(OrganisationInput))),
        { UpdateOrganisation: { } update } => One("updateOrganisation", InputJson.Of(update, typeof(SuggestOrganisationUpdateInput))),
        { Report: { } report } => One("report", Of(report)),
        _ => null,
    };

    static JsonObject Of(V1.Report report)
    {
        var json = new JsonObject { ["place"] = PlaceId(report.PlaceId), ["kind"] = Words.Of(report.Kind).ToUpperInvariant() };
        if (report.HasOtherId)
            json["other"] = PlaceId(report.OtherId);
        return json;
    }

    // The change does not say of which kind the place is, and its UUID is enough.
    static string PlaceId(string id) => new GlobalId(Place.TypeNames[0], id).ToString();

    static JsonObject One(string kind, JsonObject input) => new() { [kind] = input };
}
