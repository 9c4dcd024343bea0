using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contacts;

/// <summary>A way to reach a place or an organisation.</summary>
public sealed class Contact(V1.Contact message)
{
    /// <summary>By what means.</summary>
    public V1.ContactKind Kind => message.Kind;

    /// <summary>The address or number.</summary>
    public string Value => message.Value;

    /// <summary>What it is for, and when somebody answers; in which languages.</summary>
    public string? Description => message.HasDescription ? message.Description : null;

    /// <summary>Who may see it.</summary>
    public V1.ContactVisibility Visibility => message.Visibility;

    /// <summary>Where it is known from.</summary>
    public Source? Source => Source.From(message.Source);
}

/// <summary>A way to reach a place or an organisation. Never that of a private person.</summary>
public sealed record ContactInput
{
    /// <summary>By what means.</summary>
    public required V1.ContactKind Kind { get; init; }

    /// <summary>The address or number: group@example.org, +44 1632 960000, https://example.org/contact. At most 500 characters.</summary>
    public required string Value { get; init; }

    /// <summary>What it is for, and when somebody answers; in which languages. At most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Who may see it.</summary>
    public required V1.ContactVisibility Visibility { get; init; }

    /// <summary>Where it is known from.</summary>
    public SourceInput? Source { get; init; }
}
