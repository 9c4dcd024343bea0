using Map.Gateway.GraphQL.Contacts;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Names;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The query for places that may be the same as one that somebody is about to add.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class SimilarPlaces
{
    /// <summary>Places that may be the same as one that somebody is about to add, likeliest first. Needs no key.</summary>
    /// <param name="input">What is known of the place so far; only its name is required.</param>
    /// <param name="first">How many, 1 to 50.</param>
    [ListSize(SlicedBy = "first")]
    public async Task<IReadOnlyList<SimilarPlace>> GetSimilarPlacesAsync(
        [Service] V1.ContributionsService.ContributionsServiceClient service, SimilarPlacesInput input, CancellationToken cancellation, int? first = 5)
    {
        var request = new V1.SimilarPlacesRequest { Place = input.ToMessage() }.Page(first);
        var response = await service.SimilarPlacesAsync(request, cancellationToken: cancellation);
        return [.. response.Similar.Select(similar => new SimilarPlace(similar))];
    }
}

/// <summary>What is known of a place that somebody is about to add.</summary>
public sealed record SimilarPlacesInput
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public V1.PlaceKind? Kind { get; init; }

    /// <summary>The name in other languages.</summary>
    public IReadOnlyList<LocalNameInput>? Names { get; init; }

    /// <summary>Short, alternate and former names.</summary>
    public IReadOnlyList<OtherNameInput>? OtherNames { get; init; }

    /// <summary>Where it is. It is never logged.</summary>
    public PositionInput? Position { get; init; }

    /// <summary>How exactly the position is known.</summary>
    public V1.Precision? Precision { get; init; }

    /// <summary>Its public postal address; of a place without a position the town tells where it is.</summary>
    public AddressInput? Address { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Its public website.</summary>
    public Uri? Website { get; init; }

    /// <summary>How to reach it.</summary>
    public IReadOnlyList<ContactInput>? Contacts { get; init; }

    internal V1.Place ToMessage()
    {
        var place = InputMessages.ToMessage<V1.Place>(this with { Kind = null }, "input");
        switch (Kind)
        {
            case V1.PlaceKind.DetentionCentre: place.DetentionCentre = new(); break;
            case V1.PlaceKind.ReportingCentre: place.ReportingCentre = new(); break;
            case V1.PlaceKind.SupportGroup: place.SupportGroup = new(); break;
            case V1.PlaceKind.Office: place.Office = new(); break;
        }

        return place;
    }
}

/// <summary>A place that may be the same.</summary>
public sealed class SimilarPlace(V1.SimilarPlace message)
{
    /// <summary>The place.</summary>
    public Place Place => Place.Of(message.Place);

    /// <summary>How likely they are the same, 0 to 1.</summary>
    public double Likelihood => message.Likelihood;

    /// <summary>What follows from that.</summary>
    public V1.SimilarityBand Band => message.Band;

    /// <summary>What speaks for it, and against.</summary>
    [ListSize(AssumedSize = Expected.Evidence)]
    public IReadOnlyList<string> Evidence => message.Evidence;
}
