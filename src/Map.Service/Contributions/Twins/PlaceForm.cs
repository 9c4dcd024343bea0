using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Twins;

/// <summary>A place prepared for comparison: what a caller sees of it, and nothing else.</summary>
sealed class PlaceForm
{
    // A place has up to 151 names. Nobody writes as many, and every pair is compared.
    const int MostNames = 12;

    readonly Lazy<string[]> telephones;

    PlaceForm(Place place)
    {
        Place = place;
        Town = place.Address is { HasTown: true, Town: var town } ? string.Join(' ', TwinWords.InAscii(town)) : "";
        string[] townWords = Kind == PlaceKind.DetentionCentre ? [] : Town.Split(' ');
        Names = [.. NamesOf(place).Take(MostNames).Select(name => NameForm.Of(name, townWords))];
        Country = place.HasCountry ? place.Country : null;
        Website = WebAddress.Of(place.HasWebsite ? place.Website : null);
        Organisation = SupportGroupFields.OrganisationOf(place);
        Emails = [.. Values(place, ContactKind.Email).Select(address => address.Trim().ToLowerInvariant())];
        telephones = new(() =>
            [.. Values(place, ContactKind.Voice, ContactKind.Text, ContactKind.Fax).Select(number => Telephone.Normalise(number, Country))]);
    }

    public Place Place { get; }

    public IReadOnlyList<NameForm> Names { get; }

    /// <summary>By the details, because the kind itself is not given by who writes a place.</summary>
    public PlaceKind Kind => Place.DetailsCase switch
    {
        Place.DetailsOneofCase.DetentionCentre => PlaceKind.DetentionCentre,
        Place.DetailsOneofCase.ReportingCentre => PlaceKind.ReportingCentre,
        Place.DetailsOneofCase.SupportGroup => PlaceKind.SupportGroup,
        Place.DetailsOneofCase.Office => PlaceKind.Office,
        _ => PlaceKind.Unspecified,
    };

    /// <summary>The town in ASCII; empty where it is not known.</summary>
    public string Town { get; }

    public string? Country { get; }

    public WebAddress? Website { get; }

    public string? Organisation { get; }

    public IReadOnlyList<string> Emails { get; }

    /// <summary>Normalised, see <see cref="Telephone"/>.</summary>
    public IReadOnlyList<string> Telephones => telephones.Value;

    public bool HasTelephone => Place.Contacts.Any(contact => contact.Kind is ContactKind.Voice or ContactKind.Text or ContactKind.Fax);

    /// <summary>How far the place itself may be from its position, in metres.</summary>
    public double Radius => Place.Precision switch
    {
        Precision.Building => 150,
        Precision.Site => 400,
        Precision.Street => 400,
        Precision.Locality => 2_000,
        Precision.Town => 8_000,
        Precision.Region => 80_000,
        _ => 2_000,
    };

    public static PlaceForm Of(Place place) => new(place);

    /// <summary>All names of a place, the usual one first.</summary>
    public static IEnumerable<string> NamesOf(Place place) =>
        place.OtherNames.Select(other => other.Name).Concat(place.Names.Values).Prepend(place.Name).Where(name => name.Length > 0).Distinct();

    static IEnumerable<string> Values(Place place, params ContactKind[] kinds) =>
        place.Contacts.Where(contact => kinds.Contains(contact.Kind)).Select(contact => contact.Value);
}
