using Map.V1;

namespace Map.Contract.Files;

/// <summary>The columns of the files of organisations.</summary>
public static class OrganisationColumns
{
    /// <summary>All of them, in their order. Readers rely on it: new ones are added at the end.</summary>
    public static IReadOnlyList<FileColumn<Organisation>> All { get; } =
    [
        new("id", ColumnType.Text, organisation => IdOf(organisation.Id)) { Description = "The id of the organisation, as in GraphQL." },
        new("name", ColumnType.Text, organisation => organisation.Name) { Description = "The usual name." },
        new("short_name", ColumnType.Text, organisation => organisation.HasShortName ? organisation.ShortName : null)
            { Description = "The short name, such as HMPPS." },
        new("kind", ColumnType.Text, organisation => Word(organisation.Kind)) { Description = "What it is: company, charity, agency …" },
        new("parent_id", ColumnType.Text, organisation => organisation.HasParentId ? IdOf(organisation.ParentId) : null)
            { Description = "The id of the organisation that it belongs to." },
        new("country", ColumnType.Text, organisation => organisation.HasCountry ? organisation.Country : null)
            { Description = "Country of its seat, ISO 3166-1 alpha-2." },
        new("scope", ColumnType.Text, organisation => Word(organisation.Scope)) { Description = "How far it reaches: local, regional, national, international." },
        new("website", ColumnType.Text, organisation => HttpLink.From(organisation.Website)?.OriginalString) { Description = "Public website, http or https." },
        new("summary", ColumnType.Text, organisation => organisation.HasSummary ? organisation.Summary : null) { Description = "What it does." },
        new("dissolved", ColumnType.Flag, organisation => organisation.Dissolved) { Description = "Whether it no longer exists." },
        new("contacts", ColumnType.List, organisation => organisation.Contacts.Select(contact => $"{Words.Of(contact.Kind)}: {contact.Value}"))
            { Description = "How to reach it, each as kind: value." },
        new("other_names", ColumnType.List, organisation => organisation.OtherNames.Select(name => $"{Words.Of(name.Kind)}: {name.Name}"))
            { Description = "Short, alternate and former names, each as kind: name." },
        new("names", ColumnType.List,
            organisation => organisation.Names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => $"{name.Key}: {name.Value}"))
            { Description = "The name in other languages, each as tag: name." },
        new("sources", ColumnType.List, organisation => organisation.Sources.Select(SourceText.Of)) { Description = "Where the organisation is known from." },
        new("confidence", ColumnType.Text, organisation => Word(organisation.Confidence)) { Description = "How well that is supported: high, medium, low." },
        new("updated_at", ColumnType.Time, organisation => organisation.UpdatedAt.ToDateTime()) { Description = "When it last changed, UTC." },
    ];

    /// <summary>The id that clients see.</summary>
    public static string IdOf(string id) => new GlobalId(GlobalId.Organisation, id).ToString();

    static string? Word<T>(T value) where T : struct, Enum => value.Equals(default(T)) ? null : Words.Of(value);
}
