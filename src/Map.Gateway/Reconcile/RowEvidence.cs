namespace Map.Gateway.Reconcile;

/// <summary>What a row says of a place, collected cell by cell. The first value that can be read counts.</summary>
sealed class RowEvidence(string name)
{
    // The service compares no more.
    const int MostContacts = 5;

    double? latitude, longitude;
    int decimals;
    V1.Precision precision;

    public V1.Place Place { get; } = new() { Name = name };

    V1.Address Address => Place.Address ??= new();

    public void Kind(V1.PlaceKind kind)
    {
        switch (kind)
        {
            case V1.PlaceKind.DetentionCentre: Place.DetentionCentre = new(); break;
            case V1.PlaceKind.ReportingCentre: Place.ReportingCentre = new(); break;
            case V1.PlaceKind.SupportGroup: Place.SupportGroup = new(); break;
            case V1.PlaceKind.Office: Place.Office = new(); break;
        }
    }

    public void Country(string text)
    {
        if (!Place.HasCountry && CountryNames.Find(text) is { } code)
            Place.Country = code;
    }

    public void Town(string text)
    {
        if (TypedText.Line(text, 200) is { Length: > 0 } town && !Address.HasTown)
            Address.Town = town;
    }

    public void Postcode(string text)
    {
        if (TypedText.Line(text, 20) is { Length: > 0 } postcode && !Address.HasPostcode)
            Address.Postcode = postcode;
    }

    public void Lines(string text)
    {
        if (TypedText.Line(text, 500) is { Length: > 0 } lines && !Address.HasLines)
            Address.Lines = lines;
    }

    public void Latitude(string text) => At(text, latitude ?? TypedText.Number(text), longitude);

    public void Longitude(string text) => At(text, latitude, longitude ?? TypedText.Number(text));

    /// <summary>Latitude and longitude in one cell: 50.93, 1.81.</summary>
    public void Position(string text)
    {
        var parts = text.Split(text.Contains(';', StringComparison.Ordinal) ? ';' : ',', 3);
        if (parts is [var north, var east] && TypedText.Number(north) is { } y && TypedText.Number(east) is { } x)
            At(north.Length > east.Length ? north : east, latitude ?? y, longitude ?? x);
    }

    /// <summary>How exactly the position is known: building, site, street, locality, town or region.</summary>
    public void Precision(string text)
    {
        precision = precision == default ? Words.Find<V1.Precision>(text.Trim().ToLowerInvariant()) : precision;
        At("", latitude, longitude);
    }

    public void Website(string text)
    {
        var address = text.Trim();
        if (!Place.HasWebsite && HttpLink.From(address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address) is { } website
            && website.Host.Contains('.', StringComparison.Ordinal) && website.AbsoluteUri.Length <= 2_000)
            Place.Website = website.AbsoluteUri;
    }

    public void Telephone(string text)
    {
        if (text.Count(char.IsAsciiDigit) >= 5)
            Contact(V1.ContactKind.Voice, text);
    }

    public void Email(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            Contact(V1.ContactKind.Email, text);
    }

    void Contact(V1.ContactKind kind, string text)
    {
        if (TypedText.Line(text, 100) is { Length: > 0 } value && Place.Contacts.Count < MostContacts)
            Place.Contacts.Add(new V1.Contact { Kind = kind, Value = value, Visibility = V1.ContactVisibility.Public });
    }

    // 0,0 is what programs write for a place whose position they do not know.
    void At(string text, double? north, double? east)
    {
        (latitude, longitude) = (north, east);
        decimals = Math.Max(decimals, TypedText.Decimals(text));
        if (north is < -90 or > 90 || east is < -180 or > 180 || north is null || east is null || (north, east) is (0, 0))
            return;
        Place.Position = new() { Latitude = north.Value, Longitude = east.Value };
        // Nobody writes 50.93 of a building that is known: a hundredth of a degree is a kilometre.
        Place.Precision = precision != default ? precision : decimals switch
        {
            0 => V1.Precision.Region,
            1 => V1.Precision.Town,
            2 => V1.Precision.Locality,
            _ => V1.Precision.Site,
        };
    }
}
