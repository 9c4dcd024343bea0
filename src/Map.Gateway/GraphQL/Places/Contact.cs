using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A way to reach a place.</summary>
public sealed class Contact
{
    /// <summary>By what means.</summary>
    public required ContactKind Kind { get; init; }

    /// <summary>The address or number.</summary>
    public required string Value { get; init; }

    /// <summary>What it is for, and when somebody answers; in which languages.</summary>
    public string? Description { get; init; }

    /// <summary>Who may see it.</summary>
    public required ContactVisibility Visibility { get; init; }

    /// <summary>Where it is known from.</summary>
    public Source? Source { get; init; }

    internal static Contact Of(V1.Contact message) => new()
    {
        Kind = (ContactKind)message.Kind,
        Value = message.Value,
        Description = message.HasDescription ? message.Description : null,
        Visibility = (ContactVisibility)message.Visibility,
        Source = Source.From(message.Source),
    };
}
