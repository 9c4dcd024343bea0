namespace Map.Gateway.GraphQL.Places;

/// <summary>What others can do for a support group.</summary>
public sealed class WayToHelp(V1.WayToHelp message)
{
    /// <summary>What to do.</summary>
    public V1.HelpKind What => message.What;

    /// <summary>More about it: which goods, where to write.</summary>
    public string? Note => message.HasNote ? message.Note : null;
}

/// <summary>What others can do for a support group.</summary>
public sealed record WayToHelpInput
{
    /// <summary>What to do.</summary>
    public required V1.HelpKind What { get; init; }

    /// <summary>More about it: which goods, where to write. At most 500 characters.</summary>
    public string? Note { get; init; }
}
