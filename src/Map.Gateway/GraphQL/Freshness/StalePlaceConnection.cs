using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Freshness;

/// <summary>A page of places, the likeliest to be wrong by now first.</summary>
public sealed class StalePlaceConnection(V1.ListStalePlacesRequest request, V1.ListStalePlacesResponse response)
    : Connection<StalePlaceEdge, Place>([.. response.Results.Select(Edge)], request.HasPageToken, response.NextPageToken.Length > 0)
{
    static StalePlaceEdge Edge(V1.StalePlace result) => new()
    {
        Cursor = result.PageToken,
        Node = Place.Of(result.Place),
        Likelihood = result.Likelihood,
        Reasons = [.. result.Reasons.Select(reason => new StaleReason(reason))],
    };
}

/// <summary>A place that is likely wrong by now.</summary>
public sealed class StalePlaceEdge : Edge<Place>
{
    /// <summary>How likely something of the entry is wrong by now, 0 to 1.</summary>
    public required double Likelihood { get; init; }

    /// <summary>Why, the likeliest first; at most 3.</summary>
    [ListSize(AssumedSize = 3)]
    public required IReadOnlyList<StaleReason> Reasons { get; init; }
}

/// <summary>What of an entry is likely wrong.</summary>
public sealed class StaleReason(V1.StaleReason message)
{
    /// <summary>Which part of it.</summary>
    public V1.StaleField Field => message.Field;

    /// <summary>Day on which that was last known to be so.</summary>
    public DateOnly KnownOn => DateOnly.ParseExact(message.KnownOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How likely it is wrong by now, 0 to 1.</summary>
    public double Likelihood => message.Likelihood;

    /// <summary>After how many years, on average, such a field changes at such places.</summary>
    public double YearsBetweenChanges => message.YearsBetweenChanges;

    /// <summary>How many changes of such fields on this map that rests on; 0 when it is a usual figure.</summary>
    public int ChangesSeen => checked((int)message.ChangesSeen);

    /// <summary>All of it in words.</summary>
    public string Text => message.Text;

    /// <summary>The address that leads nowhere any more, or elsewhere, when that is the reason; `yearsBetweenChanges` and `changesSeen` are 0 then.</summary>
    public Uri? Link => HttpLink.From(message.HasLink ? message.Link : null);
}
