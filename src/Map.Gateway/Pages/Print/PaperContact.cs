namespace Map.Gateway.Pages.Print;

/// <summary>A contact as it is written on paper.</summary>
/// <param name="Value">The number, or the address without https://.</param>
/// <param name="Note">What it is for; may be empty.</param>
/// <param name="IsNumber">Whether it is called or texted.</param>
public sealed record PaperContact(string Value, string Note, bool IsNumber)
{
    /// <summary>All telephone numbers and e-mail addresses; a web address only for who has neither.</summary>
    public static IReadOnlyList<PaperContact> Of(V1.Place place)
    {
        List<PaperContact> direct =
        [
            .. place.Contacts.Where(contact => contact.Kind is V1.ContactKind.Voice or V1.ContactKind.Text)
                .OrderBy(contact => contact.Kind).Select(contact => new PaperContact(contact.Value, contact.Description, true)),
            .. place.Contacts.Where(contact => contact.Kind == V1.ContactKind.Email)
                .Select(contact => new PaperContact(contact.Value, contact.Description, false)),
        ];
        if (direct.Count > 0)
            return direct;
        var pages = place.Contacts.Where(contact => contact.Kind == V1.ContactKind.Url).Select(contact => contact.Value).Append(place.Website);
        return [.. pages.Select(page => HttpLink.From(page)).OfType<Uri>().Take(1).Select(page => new PaperContact(Short(page), "", false))];
    }

    // As people type it.
    static string Short(Uri page) =>
        (page.Host.StartsWith("www.", StringComparison.Ordinal) ? page.Host[4..] : page.Host) + (page.AbsolutePath == "/" ? "" : page.AbsolutePath);
}
