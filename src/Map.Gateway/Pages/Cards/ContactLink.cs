using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Cards;

/// <summary>A contact as a link that a phone understands.</summary>
/// <param name="Href">tel:, sms:, mailto: or https:.</param>
/// <param name="Label">What the link says: Call 020 7456 9750.</param>
/// <param name="Note">What it is for, and when somebody answers; may be empty.</param>
/// <param name="IsNumber">Whether it is called: those come first.</param>
public sealed record ContactLink(string Href, string Label, string Note, bool IsNumber)
{
    /// <summary>The contacts of a place, telephone numbers first.</summary>
    public static IReadOnlyList<ContactLink> Of(V1.Place place, Say say) =>
    [
        .. place.Contacts.Where(contact => contact.Kind != V1.ContactKind.Fax)
            .OrderBy(contact => contact.Kind switch
            {
                V1.ContactKind.Voice => 0,
                V1.ContactKind.Text => 1,
                V1.ContactKind.Email => 2,
                _ => 3,
            })
            .Select(contact => Of(contact, say)).OfType<ContactLink>(),
    ];

    static ContactLink? Of(V1.Contact contact, Say say) => contact.Kind switch
    {
        V1.ContactKind.Voice => new("tel:" + Digits(contact.Value), say.With("place.call", ("number", contact.Value)), contact.Description, true),
        V1.ContactKind.Text => new("sms:" + Digits(contact.Value), say.With("place.text", ("number", contact.Value)), contact.Description, true),
        V1.ContactKind.Email => new("mailto:" + contact.Value, say.With("place.write", ("address", contact.Value)), contact.Description, false),
        _ => HttpLink.From(contact.Value) is { } address ? new(address.OriginalString, say["contact.url"], contact.Description, false) : null,
    };

    static string Digits(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
