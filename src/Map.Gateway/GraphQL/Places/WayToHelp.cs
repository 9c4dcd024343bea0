namespace Map.Gateway.GraphQL.Places;

/// <summary>What others can do for a support group.</summary>
public sealed class WayToHelp
{
    /// <summary>What to do.</summary>
    public required HelpKind What { get; init; }

    /// <summary>More about it: which goods, where to write.</summary>
    public string? Note { get; init; }

    internal static WayToHelp Of(V1.WayToHelp message) =>
        new() { What = (HelpKind)message.What, Note = message.HasNote ? message.Note : null };
}
