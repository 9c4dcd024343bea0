using Google.Protobuf;
using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>A change that somebody proposes. Exactly one of its fields is given.</summary>
public sealed record ProposedChangeInput
{
    /// <summary>Add a place.</summary>
    public AddPlaceInput? AddPlace { get; init; }

    /// <summary>Change fields of a place.</summary>
    public SuggestPlaceUpdateInput? UpdatePlace { get; init; }

    /// <summary>Take a place off the map.</summary>
    public SuggestWithdrawalInput? WithdrawPlace { get; init; }

    /// <summary>Add what an organisation does, or did, at a place.</summary>
    public InvolvementInput? AddInvolvement { get; init; }

    /// <summary>Change fields of an involvement.</summary>
    public SuggestInvolvementUpdateInput? UpdateInvolvement { get; init; }

    /// <summary>Say when an involvement ended.</summary>
    public SuggestInvolvementEndInput? EndInvolvement { get; init; }

    /// <summary>Add an organisation.</summary>
    public OrganisationInput? AddOrganisation { get; init; }

    /// <summary>Change fields of an organisation.</summary>
    public SuggestOrganisationUpdateInput? UpdateOrganisation { get; init; }

    /// <summary>Say what is wrong, without saying how to mend it.</summary>
    public ReportInput? Report { get; init; }

    /// <param name="path">Where it stands in the arguments.</param>
    /// <exception cref="InvalidInputException">Not exactly one change is given, it changes nothing, or an id is wrong.</exception>
    internal V1.ProposedChange ToMessage(string path)
    {
        object?[] changes =
            [AddPlace, UpdatePlace, WithdrawPlace, AddInvolvement, UpdateInvolvement, EndInvolvement, AddOrganisation, UpdateOrganisation, Report];
        var given = changes.Count(change => change is not null);
        if (given != 1)
            throw new InvalidInputException(
                path, $"has {given} of addPlace, updatePlace, withdrawPlace, addInvolvement, updateInvolvement, endInvolvement, addOrganisation, "
                + "updateOrganisation, report. Give exactly one.");
        return this switch
        {
            { AddPlace: { } place } => new() { AddPlace = new() { Place = place.ToMessage($"{path}.addPlace") } },
            { UpdatePlace: { } update } => new() { UpdatePlace = Of<V1.UpdatePlaceRequest>(update, "updatePlace") },
            { AddInvolvement: { } added } => new() { AddInvolvement = new() { Involvement = Of<V1.Involvement>(added, "addInvolvement") } },
            { UpdateInvolvement: { } update } => new() { UpdateInvolvement = Of<V1.UpdateInvolvementRequest>(update, "updateInvolvement") },
            { EndInvolvement: { } end } => new() { EndInvolvement = Of<V1.EndInvolvementRequest>(end, "endInvolvement") },
            { AddOrganisation: { } added } => new() { AddOrganisation = new() { Organisation = Of<V1.Organisation>(added, "addOrganisation") } },
            { UpdateOrganisation: { } update } => new() { UpdateOrganisation = Of<V1.UpdateOrganisationRequest>(update, "updateOrganisation") },
            { WithdrawPlace: { } withdrawal } => new()
            {
                WithdrawPlace = new() { Id = PlaceId(withdrawal.Place, $"{path}.withdrawPlace.place"), Revision = withdrawal.Revision },
            },
            _ => new() { Report = Report!.ToMessage($"{path}.report") },
        };

        TMessage Of<TMessage>(object input, string name)
            where TMessage : IMessage, new() => InputMessages.ToMessage<TMessage>(input, $"{path}.{name}");
    }

    internal static string PlaceId(string id, string path) => GlobalId.Require(id, path, Place.TypeNames).Value;
}

/// <summary>Which place, and what changes.</summary>
public sealed record SuggestPlaceUpdateInput : PlaceUpdate;

/// <summary>Which involvement, and what changes.</summary>
public sealed record SuggestInvolvementUpdateInput : InvolvementUpdate;

/// <summary>Which involvement ended, and when.</summary>
public sealed record SuggestInvolvementEndInput : InvolvementEnd;

/// <summary>Which organisation, and what changes.</summary>
public sealed record SuggestOrganisationUpdateInput : OrganisationUpdate;

/// <summary>A place that should go.</summary>
public sealed record SuggestWithdrawalInput
{
    /// <summary>The place.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Place { get; init; }

    /// <summary>The revision of the place that the caller saw.</summary>
    public required long Revision { get; init; }
}

/// <summary>Something is wrong with a place.</summary>
public sealed record ReportInput
{
    /// <summary>The place.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Place { get; init; }

    /// <summary>What is wrong. WRONG needs a comment that says it.</summary>
    public required V1.ReportKind Kind { get; init; }

    /// <summary>For SAME, and only then: the place that it is the same as.</summary>
    [GraphQLType(typeof(IdType))]
    public string? Other { get; init; }

    internal V1.Report ToMessage(string path)
    {
        var report = new V1.Report { PlaceId = ProposedChangeInput.PlaceId(Place, $"{path}.place"), Kind = Kind };
        if (Other is not null)
            report.OtherId = ProposedChangeInput.PlaceId(Other, $"{path}.other");
        return report;
    }
}
