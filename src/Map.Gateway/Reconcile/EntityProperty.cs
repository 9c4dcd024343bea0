using Map.Contract.Files;

namespace Map.Gateway.Reconcile;

/// <summary>A property of entities: what rows are compared by, what can be fetched into a table, or both.</summary>
/// <param name="Id">Its name in requests; for what places.csv has, the name of the column.</param>
sealed record EntityProperty(string Id)
{
    /// <summary>The organisations that run a place: the one property whose values are entities themselves.</summary>
    public const string OperatedBy = "operated_by";

    static readonly Dictionary<string, Action<RowEvidence, string>> Compared = new()
    {
        ["country"] = (row, text) => row.Country(text),
        ["town"] = (row, text) => row.Town(text),
        ["postcode"] = (row, text) => row.Postcode(text),
        ["address"] = (row, text) => row.Lines(text),
        ["latitude"] = (row, text) => row.Latitude(text),
        ["longitude"] = (row, text) => row.Longitude(text),
        ["position"] = (row, text) => row.Position(text),
        ["precision"] = (row, text) => row.Precision(text),
        ["website"] = (row, text) => row.Website(text),
        ["telephone"] = (row, text) => row.Telephone(text),
        ["email"] = (row, text) => row.Email(text),
    };

    static readonly Dictionary<string, Func<V1.Organisation, object?>> OfOrganisations = new()
    {
        ["id"] = Entity.IdOf,
        ["name"] = organisation => organisation.Name,
        ["short_name"] = organisation => organisation.ShortName,
        ["kind"] = organisation => organisation.Kind == default ? null : Words.Of(organisation.Kind),
        ["country"] = organisation => organisation.Country,
        ["website"] = organisation => HttpLink.From(organisation.Website)?.OriginalString,
        ["summary"] = organisation => organisation.Summary,
        ["dissolved"] = organisation => organisation.Dissolved,
        ["sources"] = organisation => organisation.Sources.Select(SourceText.Of),
    };

    /// <summary>Those that rows are compared by first, then the other columns of places.csv in their order, then those of organisations.
    /// </summary>
    public static IReadOnlyList<EntityProperty> All { get; } =
    [
        .. Compared.Keys.Concat(PlaceColumns.All.Select(column => column.Name)).Concat(OfOrganisations.Keys).Distinct().Select(id =>
            new EntityProperty(id)
            {
                Compare = Compared.GetValueOrDefault(id),
                OfPlace = PlaceColumns.All.FirstOrDefault(column => column.Name == id),
                OfOrganisation = OfOrganisations.GetValueOrDefault(id),
            }),
    ];

    /// <summary>For people.</summary>
    public string Name => Id.Replace('_', ' ');

    /// <summary>Adds a value to what a row says; null for a property that rows are not compared by.</summary>
    public Action<RowEvidence, string>? Compare { get; private init; }

    /// <summary>Reads it of a place; null for a property that places do not have.</summary>
    public FileColumn<FilePlace>? OfPlace { get; private init; }

    /// <summary>Reads it of an organisation; null for a property that organisations do not have.</summary>
    public Func<V1.Organisation, object?>? OfOrganisation { get; private init; }

    public bool CanBeFetched => OfPlace is not null || OfOrganisation is not null;

    /// <exception cref="InvalidInputException">There is no such property.</exception>
    public static EntityProperty Require(string id, string field) => All.FirstOrDefault(property => property.Id == id)
        ?? throw new InvalidInputException(
            field, $"{Quote.Of(id)} is no property. Rows are compared by {string.Join(", ", Compared.Keys)}; /reconcile/suggest/property lists all.");
}
