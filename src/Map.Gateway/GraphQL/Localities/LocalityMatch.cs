namespace Map.Gateway.GraphQL.Localities;

/// <summary>How a text matches a locality, best first.</summary>
public enum LocalityMatch
{
    /// <summary>It is one of its names, or a postcode in it.</summary>
    Exact = V1.LocalityMatch.Exact,

    /// <summary>A name begins with it.</summary>
    Prefix = V1.LocalityMatch.Prefix,

    /// <summary>It may be a name misspelt; ask back: "Did you mean Calais?".</summary>
    Similar = V1.LocalityMatch.Similar,
}
