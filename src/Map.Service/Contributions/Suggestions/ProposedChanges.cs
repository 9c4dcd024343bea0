using Google.Protobuf;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Makes proposed changes happen, in a call of a reviewer or to try them.</summary>
public sealed class ProposedChanges(
    AddPlace addPlace, UpdatePlace updatePlace, PublishPlace publishPlace, EditInvolvements involvements, EditOrganisations organisations, EditEvents events)
{
    static readonly string[] OfCalls = ["request_id", "validate_only"];

    /// <summary>What a change is about.</summary>
    /// <param name="change">The change.</param>
    /// <param name="path">Its field in the request.</param>
    /// <exception cref="Refusal">It is none.</exception>
    public static SuggestionKind KindOf(ProposedChange change, string path = "change") => change.WhatCase switch
    {
        ProposedChange.WhatOneofCase.AddPlace => SuggestionKind.AddPlace,
        ProposedChange.WhatOneofCase.UpdatePlace => SuggestionKind.UpdatePlace,
        ProposedChange.WhatOneofCase.WithdrawPlace => SuggestionKind.WithdrawPlace,
        ProposedChange.WhatOneofCase.AddInvolvement or ProposedChange.WhatOneofCase.UpdateInvolvement
            or ProposedChange.WhatOneofCase.EndInvolvement => SuggestionKind.Involvement,
        ProposedChange.WhatOneofCase.AddOrganisation or ProposedChange.WhatOneofCase.UpdateOrganisation => SuggestionKind.Organisation,
        ProposedChange.WhatOneofCase.Report => SuggestionKind.Report,
        ProposedChange.WhatOneofCase.AddEvent or ProposedChange.WhatOneofCase.UpdateEvent => SuggestionKind.Event,
        _ => throw Refusal.Invalid(path, "is missing; one of add_place, update_place, withdraw_place, add_involvement, "
            + "update_involvement, end_involvement, add_organisation, update_organisation, report."),
    };

    /// <summary>Refuses what belongs to a call itself.</summary>
    public static void CheckUnset(ProposedChange change, string path, Violations violations)
    {
        if (ProposedChange.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(change) is not { } what) return;
        var request = (IMessage)what.Accessor.GetValue(change);
        foreach (var name in OfCalls)
            if (request.Descriptor.FindFieldByName(name)?.IsSet(request) == true)
                violations.Add($"{path}.{what.Name}.{name}", "is set; leave it unset in a proposed change.");
    }

    /// <summary>Does a change within a call.</summary>
    /// <param name="session">The call.</param>
    /// <param name="change">The change.</param>
    /// <param name="summary">What is said of it.</param>
    /// <param name="isPublished">Whether everybody sees at once what it adds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Refusal">It is wrong, or does not fit the map as it is.</exception>
    internal async Task<ChangeResult> ApplyAsync(
        EditSession session, ProposedChange change, EditSummary summary, bool isPublished, CancellationToken cancellationToken)
    {
        switch (change.WhatCase)
        {
            case ProposedChange.WhatOneofCase.AddPlace:
                return Of(await addPlace.ApplyAsync(session, change.AddPlace.Place, summary, isPublished, cancellationToken));
            case ProposedChange.WhatOneofCase.UpdatePlace:
                change.UpdatePlace.Summary = summary;
                return Of(await updatePlace.ApplyAsync(session, change.UpdatePlace, cancellationToken));
            case ProposedChange.WhatOneofCase.WithdrawPlace:
                change.WithdrawPlace.Summary = summary;
                return Of(await publishPlace.ApplyAsync(session, change.WithdrawPlace, cancellationToken));
            case ProposedChange.WhatOneofCase.AddInvolvement:
                change.AddInvolvement.Summary = summary;
                return await OfAsync(session, await involvements.ApplyAsync(session, change.AddInvolvement, cancellationToken), cancellationToken);
            case ProposedChange.WhatOneofCase.UpdateInvolvement:
                change.UpdateInvolvement.Summary = summary;
                return await OfAsync(session, await involvements.ApplyAsync(session, change.UpdateInvolvement, cancellationToken), cancellationToken);
            case ProposedChange.WhatOneofCase.EndInvolvement:
                change.EndInvolvement.Summary = summary;
                return await OfAsync(session, await involvements.ApplyAsync(session, change.EndInvolvement, cancellationToken), cancellationToken);
            case ProposedChange.WhatOneofCase.AddOrganisation:
                change.AddOrganisation.Summary = summary;
                return Of(await organisations.ApplyAsync(session, change.AddOrganisation, isPublished, cancellationToken));
            case ProposedChange.WhatOneofCase.UpdateOrganisation:
                change.UpdateOrganisation.Summary = summary;
                return Of(await organisations.ApplyAsync(session, change.UpdateOrganisation, cancellationToken));
            case ProposedChange.WhatOneofCase.AddEvent:
                change.AddEvent.Summary = summary;
                return Of(await events.ApplyAsync(session, change.AddEvent, isPublished, cancellationToken));
            case ProposedChange.WhatOneofCase.UpdateEvent:
                change.UpdateEvent.Summary = summary;
                return Of(await events.ApplyAsync(session, change.UpdateEvent, cancellationToken));
            default:
                var place = await session.PlaceAsync(Ids.Parse(change.Report.PlaceId, "change.report.place_id"), session.Caller, cancellationToken);
                return new("place", Guid.Parse(place.Id), place.Name, [], RegionsOf(place));
        }
    }

    static ChangeResult Of(UpdatePlaceResponse response) =>
        new("place", Guid.Parse(response.Place.Id), response.Place.Name, response.Changes, RegionsOf(response.Place));

    static async Task<ChangeResult> OfAsync(EditSession session, InvolvementResponse response, CancellationToken cancellationToken)
    {
        var place = await session.PlaceAsync(Guid.Parse(response.Involvement.PlaceId), session.Caller, cancellationToken);
        return new("place", Guid.Parse(place.Id), place.Name, response.Changes, []);
    }

    static ChangeResult Of(OrganisationResponse response) => new(
        "organisation", Guid.Parse(response.Organisation.Id), response.Organisation.Name, response.Changes,
        response.Organisation.HasCountry ? [response.Organisation.Country] : []);

    static ChangeResult Of(EventResponse response) =>
        new("event", Guid.Parse(response.Event.Id), response.Event.Name, response.Changes, [.. response.Event.Venue.RegionCodes]);

    static string[] RegionsOf(Place place) => [.. place.RegionCodes.Concat(place.CoverageCodes).Distinct()];
}

/// <summary>What a change did.</summary>
/// <param name="Subject">place, organisation or event.</param>
/// <param name="SubjectId">The id of what it changed or added; an involvement is a part of its place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changes">What differs.</param>
/// <param name="Regions">Where it is, or what it serves.</param>
sealed record ChangeResult(string Subject, Guid SubjectId, string Name, IReadOnlyList<FieldChange> Changes, string[] Regions);
