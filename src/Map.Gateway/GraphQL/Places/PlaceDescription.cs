using Map.Gateway.GraphQL.Contacts;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Names;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Places;

// What it is called, what it is, and how to reach it.
public abstract partial class Place
{
    /// <summary>The name; the usual one if there is none in the preferred language.</summary>
    /// <param name="language">The preferred language.</param>
    public string GetName(LanguageTag? language) => language?.Pick(Message.Names) ?? Message.Name;

    /// <summary>Short, alternate and former names.</summary>
    [ListSize(AssumedSize = Expected.OtherNames)]
    public IReadOnlyList<OtherName> OtherNames => OtherName.From(Message.OtherNames);

    /// <summary>A few sentences about it.</summary>
    /// <param name="language">The preferred language; at present every summary has one language only.</param>
    public string? GetSummary(LanguageTag? language) => Message.HasSummary ? Message.Summary : null;

    /// <summary>Public website.</summary>
    public Uri? Website => HttpLink.From(Message.Website);

    /// <summary>How to reach it, as far as you may see.</summary>
    [ListSize(AssumedSize = Expected.Contacts)]
    public IReadOnlyList<Contact> Contacts => [.. Message.Contacts.Select(contact => new Contact(contact))];

    /// <summary>Remarks on doubts and differences between sources.</summary>
    public string? Note => Message.HasNote ? Message.Note : null;
}

public abstract partial record PlaceInput
{
    /// <summary>The name in other languages.</summary>
    public Optional<IReadOnlyList<LocalNameInput>?> Names { get; init; }

    /// <summary>Short, alternate and former names. At most 50, each once.</summary>
    public Optional<IReadOnlyList<OtherNameInput>?> OtherNames { get; init; }

    /// <summary>A few sentences, at most 4,000 characters.</summary>
    public Optional<string?> Summary { get; init; }

    /// <summary>Public website, http or https.</summary>
    public Optional<Uri?> Website { get; init; }

    /// <summary>How to reach it. At most 20.</summary>
    public Optional<IReadOnlyList<ContactInput>?> Contacts { get; init; }

    /// <summary>Remarks on doubts and differences between sources.</summary>
    public Optional<string?> Note { get; init; }
}
