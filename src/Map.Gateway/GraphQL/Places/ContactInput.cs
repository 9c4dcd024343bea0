using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A way to reach a place. Never that of a private person.</summary>
public sealed record ContactInput
{
    /// <summary>By what means.</summary>
    public required ContactKind Kind { get; init; }

    /// <summary>The address or number: group@example.org, +44 1632 960000, https://example.org/contact. At most 500 characters.</summary>
    public required string Value { get; init; }

    /// <summary>What it is for, and when somebody answers; in which languages. At most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Who may see it.</summary>
    public required ContactVisibility Visibility { get; init; }

    /// <summary>Where it is known from.</summary>
    public SourceInput? Source { get; init; }

    internal V1.Contact ToMessage()
    {
        var message = new V1.Contact
        {
            Kind = (V1.ContactKind)Kind,
            Value = Value,
            Visibility = (V1.ContactVisibility)Visibility,
            Source = Source?.ToMessage(),
        };
        if (Description is not null)
            message.Description = Description;
        return message;
    }
}
