using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Merges;
using Map.Service.Contributions.Twins;
using Map.Service.Contributions.Undo;

namespace Map.Service.Contributions;

/// <summary>The calls of ContributionsService.</summary>
public sealed class ContributionsApi(
    UpdatePlace updatePlace, ConfirmPlace confirmPlace, PublishPlace publishPlace, EditInvolvements involvements,
    EditOrganisations organisations, PublishOrganisation publishOrganisation, MergePlaces mergePlaces, MergeOrganisations mergeOrganisations,
    EditEvents events, CancelEvent cancelEvent, PublishEvent publishEvent, Revert revert, SimilarPlaces similar)
    : ContributionsService.ContributionsServiceBase
{
    public override async Task<UpdatePlaceResponse> UpdatePlace(UpdatePlaceRequest request, ServerCallContext context)
    {
        var response = await updatePlace.RunAsync(request, context.Caller(), context.CancellationToken);
        if (response.Changes.Any(change => change.Field is "name" or "names" or "other_names" or "position"))
            response.Similar.AddRange(await similar.WarnAsync(
                response.Place, Guid.Parse(response.Place.Id), context.Caller(), context.CancellationToken));
        return response;
    }

    public override Task<UpdatePlaceResponse> ConfirmPlace(ConfirmPlaceRequest request, ServerCallContext context) =>
        confirmPlace.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<UpdatePlaceResponse> WithdrawPlace(WithdrawPlaceRequest request, ServerCallContext context) =>
        publishPlace.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<UpdatePlaceResponse> RestorePlace(RestorePlaceRequest request, ServerCallContext context) =>
        publishPlace.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<InvolvementResponse> AddInvolvement(AddInvolvementRequest request, ServerCallContext context) =>
        involvements.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<InvolvementResponse> UpdateInvolvement(UpdateInvolvementRequest request, ServerCallContext context) =>
        involvements.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<InvolvementResponse> EndInvolvement(EndInvolvementRequest request, ServerCallContext context) =>
        involvements.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<OrganisationResponse> AddOrganisation(AddOrganisationRequest request, ServerCallContext context) =>
        organisations.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<OrganisationResponse> UpdateOrganisation(UpdateOrganisationRequest request, ServerCallContext context) =>
        organisations.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<OrganisationResponse> PublishOrganisation(PublishOrganisationRequest request, ServerCallContext context) =>
        publishOrganisation.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventResponse> CreateEvent(CreateEventRequest request, ServerCallContext context) =>
        events.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventResponse> UpdateEvent(UpdateEventRequest request, ServerCallContext context) =>
        events.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventResponse> CancelEvent(CancelEventRequest request, ServerCallContext context) =>
        cancelEvent.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventResponse> WithdrawEvent(WithdrawEventRequest request, ServerCallContext context) =>
        publishEvent.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventResponse> RestoreEvent(RestoreEventRequest request, ServerCallContext context) =>
        publishEvent.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<UpdatePlaceResponse> MergePlaces(MergePlacesRequest request, ServerCallContext context) =>
        mergePlaces.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<OrganisationResponse> MergeOrganisations(MergeOrganisationsRequest request, ServerCallContext context) =>
        mergeOrganisations.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<RevertResponse> Revert(RevertRequest request, ServerCallContext context) =>
        revert.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<SimilarPlacesResponse> SimilarPlaces(SimilarPlacesRequest request, ServerCallContext context) =>
        similar.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<RevertResponse> RevertContributor(RevertContributorRequest request, ServerCallContext context) =>
        revert.RunAsync(request, context.Caller(), context.CancellationToken);
}
