namespace Map.Gateway.Hsds.Objects;

/// <summary>Contacts by what they are in HSDS: telephones, web addresses, e-mail addresses.</summary>
/// <param name="owner">The id of the place or the organisation that they are of.</param>
/// <param name="contacts">As far as the caller may see.</param>
sealed class ContactObjects(string owner, IReadOnlyCollection<V1.Contact> contacts)
{
    /// <summary>The first e-mail address.</summary>
    public string? Email => Of(V1.ContactKind.Email).FirstOrDefault()?.Value;

    /// <summary>All other e-mail addresses.</summary>
    public IEnumerable<HsdsContact> OtherEmails => Of(V1.ContactKind.Email).Skip(1)
        .Select(contact => new HsdsContact(IdOf("contact", contact), DescriptionOf(contact), contact.Value));

    public IEnumerable<HsdsPhone> Phones => contacts
        .Where(contact => contact.Kind is V1.ContactKind.Voice or V1.ContactKind.Text or V1.ContactKind.Fax)
        .Select(contact => new HsdsPhone(IdOf("phone", contact), contact.Value, Words.Of(contact.Kind), DescriptionOf(contact)));

    public IEnumerable<HsdsUrl> Urls => Of(V1.ContactKind.Url).Select(contact => (Contact: contact, Url: UriText.Of(contact.Value)))
        .Where(pair => pair.Url is not null).Select(pair => new HsdsUrl(IdOf("url", pair.Contact), DescriptionOf(pair.Contact), pair.Url!));

    IEnumerable<V1.Contact> Of(V1.ContactKind kind) => contacts.Where(contact => contact.Kind == kind);

    string IdOf(string what, V1.Contact contact) => HsdsId.Of(owner, what, Words.Of(contact.Kind), contact.Value);

    static string? DescriptionOf(V1.Contact contact) => contact.HasDescription ? contact.Description : null;
}
