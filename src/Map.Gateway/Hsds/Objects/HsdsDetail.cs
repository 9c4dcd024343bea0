namespace Map.Gateway.Hsds.Objects;

/// <summary>How much of an object is asked for.</summary>
enum HsdsDetail
{
    /// <summary>What tells whether it has changed.</summary>
    Minimal,

    /// <summary>Without lists, as in a page of a list.</summary>
    Listed,

    /// <summary>All that is known.</summary>
    Full,
}
