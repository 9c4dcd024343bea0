namespace Map.Gateway.Pages.Suggest;

/// <summary>The contacts of a place with the telephone number and the e-mail address of a form.</summary>
static class SuggestedContacts
{
    static readonly (string Field, V1.ContactKind Kind)[] Kinds = [(SuggestForm.Phone, V1.ContactKind.Voice), (SuggestForm.Email, V1.ContactKind.Email)];

    /// <summary>All that everybody sees: the list of a change replaces them.</summary>
    public static IReadOnlyList<V1.Contact> Of(SuggestForm form, IEnumerable<V1.Contact> now)
    {
        var contacts = now.Select(contact => contact.Clone()).ToList();
        foreach (var (field, kind) in Kinds.Where(each => form.IsChanged(each.Field)))
        {
            var (before, after) = (form.Before(field), form[field]);
            var at = before.Length == 0 ? -1 : contacts.FindIndex(contact => contact.Kind == kind && contact.Value == before);
            if (at < 0 && after.Length > 0)
                contacts.Add(new() { Kind = kind, Value = after, Visibility = V1.ContactVisibility.Public });
            else if (at >= 0 && after.Length == 0)
                contacts.RemoveAt(at);
            else if (at >= 0)
                contacts[at] = new() { Kind = kind, Value = after, Visibility = V1.ContactVisibility.Public, Description = contacts[at].Description };
        }

        return contacts;
    }

    /// <summary>The field that a contact of the list came from.</summary>
    /// <param name="form">The form.</param>
    /// <param name="contact">The contact.</param>
    public static string FieldOf(SuggestForm form, V1.Contact contact) => contact.Value == form[SuggestForm.Email] ? SuggestForm.Email : SuggestForm.Phone;
}
