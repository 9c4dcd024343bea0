namespace Map.Gateway.Http.Caching;

/// <summary>Whether a response rests on what is beside the map, such as the state of a suggestion, which changes without a new data version.
/// One for each request.</summary>
sealed class BesideMap
{
    volatile bool isAsked;

    public bool IsAsked => isAsked;

    public void Note() => isAsked = true;
}
