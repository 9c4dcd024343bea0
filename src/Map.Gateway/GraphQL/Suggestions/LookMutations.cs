using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>What reviewers have before them at the moment.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class LookMutations
{
    static readonly string[] Subjects = [GlobalId.Suggestion, .. Place.TypeNames];

    /// <summary>Says which suggestion or place a reviewer has before them, and returns who else has which, so that two do not work at the same. Needs the key
    /// of a reviewer. To be said again every 20 seconds or so: what was not said for a minute counts no more, and is deleted soon.</summary>
    /// <param name="input">What is looked at, and what is asked about.</param>
    public async Task<LookAtPayload> LookAtAsync(
        LookAtInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation)
    {
        var request = new V1.LookAtRequest { WindowId = input.Window.ToString("D") };
        if (input.Subject is { } subject)
            request.SubjectId = GlobalId.Require(subject, "input.subject", Subjects).Value;
        var among = (input.Among ?? []).Select((id, index) => (Id: id, Uuid: GlobalId.Require(id, $"input.among[{index}]", Subjects).Value)).ToList();
        request.AmongIds.Add(among.Select(each => each.Uuid));
        var response = await Edits.InInputAsync(service.LookAtAsync(request, cancellationToken: cancellation), Translation.InInputObject);
        var asked = among.DistinctBy(each => each.Uuid).ToDictionary(each => each.Uuid, each => each.Id);
        return new() { Looks = [.. response.Looks.Select(look => new Look(look, asked[look.SubjectId]))] };
    }
}

/// <summary>What a window shows, and what is asked about.</summary>
public sealed record LookAtInput
{
    /// <summary>Made by the caller, one for each window: the holder of a key may have several open.</summary>
    public required Guid Window { get; init; }

    /// <summary>The suggestion or place that is looked at; left out for nothing, or nothing any more.</summary>
    [GraphQLType(typeof(IdType))]
    public string? Subject { get; init; }

    /// <summary>Suggestions and places, at most 200: who looks at them is returned.</summary>
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Among { get; init; }
}

/// <summary>What other reviewers look at.</summary>
public sealed class LookAtPayload
{
    /// <summary>Those of the input that somebody looks at, whoever came first leading; of all windows but the caller's.</summary>
    public required IReadOnlyList<Look> Looks { get; init; }
}

/// <summary>A reviewer looks at something.</summary>
public sealed class Look(V1.Look message, string subject)
{
    /// <summary>The suggestion or place.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Subject { get; } = subject;

    /// <summary>The label of the reviewer's key.</summary>
    public string Label => message.Label;

    /// <summary>Since when.</summary>
    public DateTimeOffset Since => message.Since.ToDateTimeOffset();
}
