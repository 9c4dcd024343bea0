using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Names;

/// <summary>A name in use besides the usual one and its translations.</summary>
public sealed class OtherName(V1.OtherName message)
{
    /// <summary>The name.</summary>
    public string Name => message.Name;

    /// <summary>The language it is used in; null for one of no language, such as an acronym, or where it is not known.</summary>
    public LanguageTag? Language => LanguageTag.TryParse(message.Language, out var tag) ? tag : null;

    /// <summary>What sort of name it is.</summary>
    public V1.NameKind Kind => message.Kind;

    /// <summary>Where it is known from.</summary>
    public Source? Source => Source.From(message.Source);

    internal static IReadOnlyList<OtherName> From(IEnumerable<V1.OtherName> messages) =>
        [.. messages.Select(message => new OtherName(message))];
}

/// <summary>A name in use besides the usual one and its translations.</summary>
public sealed record OtherNameInput
{
    /// <summary>The name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The language it is used in; leave it out for one of no language, such as an acronym, or where it is not known.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>What sort of name it is.</summary>
    public required V1.NameKind Kind { get; init; }

    /// <summary>Where it is known from.</summary>
    public SourceInput? Source { get; init; }
}
