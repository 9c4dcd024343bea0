using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>A change that somebody proposes. Exactly one of its fields is given.</summary>
public sealed record ProposedChangeInput
{
    /// <summary>Add a place.</summary>
    public AddPlaceInput? AddPlace { get; init; }

    /// <summary>Take a place off the map.</summary>
    public SuggestWithdrawalInput? WithdrawPlace { get; init; }

    /// <summary>Say what is wrong, without saying how to mend it.</summary>
    public ReportInput? Report { get; init; }

    /// <exception cref="InvalidInputException">Not exactly one change is given, or an id is wrong.</exception>
    internal V1.ProposedChange ToMessage(string path)
    {
        object?[] changes = [AddPlace, WithdrawPlace, Report];
        var given = changes.Count(change => change is not null);
        if (given != 1)
            throw new InvalidInputException(path, $"has {given} of addPlace, withdrawPlace, report. Give exactly one.");
        return this switch
        {
            { AddPlace: { } place } => new() { AddPlace = new() { Place = place.ToMessage() } },
            { WithdrawPlace: { } withdrawal } => new()
            {
                WithdrawPlace = new() { Id = PlaceId(withdrawal.Place, $"{path}.withdrawPlace.place"), Revision = withdrawal.Revision },
            },
            _ => new() { Report = Report!.ToMessage($"{path}.report") },
        };
    }

    internal static string PlaceId(string id, string path) => GlobalId.Require(id, path, Place.TypeNames).Value;
}

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
