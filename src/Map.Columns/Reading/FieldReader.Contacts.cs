namespace Map.Columns.Reading;

/// <content>Ways to reach a place, and when.</content>
sealed partial class FieldReader
{
    static void Contacts(RowReading row, string column, string text, ContactKind kind, Func<string, string?> read, string code, string what)
    {
        foreach (var item in Items(text))
            if (read(item) is { } value) AddContact(row.Place, kind, value);
            else row.Keep(column, item, code, what);
    }

    static void Website(RowReading row, string column, string text)
    {
        var items = WebText.Website(text) is { } whole ? [whole]
            : Items(text).SelectMany(item => item.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var addresses = items.Select(WebText.Website).ToArray();
        if (addresses.Any(address => address is null))
        {
            row.Keep(column, text, "website_invalid", "is no web address, such as https://example.org.");
            return;
        }

        foreach (var address in addresses)
            if (row.Place.HasWebsite) AddContact(row.Place, ContactKind.Url, address!);
            else row.Place.Website = address;
    }

    static void Phones(RowReading row, string column, ContactKind kind, string text)
    {
        var numbers = PhoneText.Read(text, row.Place.HasCountry ? row.Place.Country : null);
        foreach (var number in numbers) AddContact(row.Place, kind, number);
        if (numbers.Count == 0)
            row.Keep(column, text, "phone_invalid",
                $"is no telephone number{(row.Place.HasCountry ? $" of {row.Place.Country}" : "")}; such as +44 1632 960000.");
    }

    static void OpeningHours(RowReading row, string column, string text)
    {
        if (text.Length > Contract.OpeningHours.MaximumLength || !Contract.OpeningHours.IsValid(text))
            row.Keep(column, text, "opening_hours_invalid", "is not in OpenStreetMap's syntax of opening hours, such as Mo-Fr 09:00-17:00.");
        else if (row.Place.ReportingCentre is { } centre) centre.OpeningHours = Join(centre.OpeningHours, "; ", text);
        else row.Place.SupportGroup.OpeningHours = Join(row.Place.SupportGroup.OpeningHours, "; ", text);
    }

    static void AddContact(Place place, ContactKind kind, string value)
    {
        if (!place.Contacts.Any(contact => contact.Kind == kind && contact.Value == value))
            place.Contacts.Add(new Contact { Kind = kind, Value = value, Visibility = ContactVisibility.Public });
    }
}
