using Map.Gateway.GraphQL.Localities;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Regions;

namespace Map.Gateway.GraphQL.Search;

/// <summary>Something that a text may mean: one of the four is set.</summary>
public sealed class SearchResult(V1.SearchResult message)
{
    /// <summary>A place. A support group is found as a place, and not also as the organisation that it is.</summary>
    public Place? Place => message.Place is { } place ? Place.Of(place) : null;

    /// <summary>An organisation.</summary>
    public Organisation? Organisation => message.Organisation is { } organisation ? new(organisation) : null;

    /// <summary>A region.</summary>
    public Region? Region => message.Region is { } region ? new(region) : null;

    /// <summary>A town, a village or a postcode district.</summary>
    public Locality? Locality => message.Locality is { } locality ? new(locality) : null;

    /// <summary>How the text matches it.</summary>
    public V1.SearchMatch Match => message.Match;
}
