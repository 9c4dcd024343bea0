namespace Map.Gateway.GraphQL.Places;

/// <summary>What others can do for a support group.</summary>
public sealed record WayToHelpInput
{
    /// <summary>What to do.</summary>
    public required HelpKind What { get; init; }

    /// <summary>More about it: which goods, where to write. At most 500 characters.</summary>
    public string? Note { get; init; }

    internal V1.WayToHelp ToMessage()
    {
        var message = new V1.WayToHelp { What = (V1.HelpKind)What };
        if (Note is not null)
            message.Note = Note;
        return message;
    }
}
