using System.Text.RegularExpressions;
using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Places.Write;

/// <summary>What must hold for the contacts of a place: that each can be written to, called or opened as its kind says.</summary>
static partial class ContactRules
{
    public const int Most = 20;

    public static void Check(FieldRules rules, string path, IReadOnlyList<Contact> contacts)
    {
        rules.Count(path, contacts.Count, Most);
        for (var i = 0; i < contacts.Count; i++)
            Check(rules, $"{path}[{i}]", contacts[i]);
    }

    public static void Check(FieldRules rules, string path, Contact contact)
    {
        rules.Enum($"{path}.kind", contact.Kind, required: true);
        rules.Enum($"{path}.visibility", contact.Visibility, required: true);
        rules.Text($"{path}.description", contact.HasDescription, contact.Description, 500);
        rules.Source($"{path}.source", contact.Source);
        var value = contact.Value;
        if (string.IsNullOrWhiteSpace(value) || value.Length > 500)
        {
            rules.Text($"{path}.value", value, 500);
            return;
        }

        switch (contact.Kind)
        {
            case ContactKind.Email when !EmailForm().IsMatch(value):
                rules.Refuse($"{path}.value", "is not an e-mail address; such as group@example.org, without a name.");
                break;
            case ContactKind.Voice or ContactKind.Text or ContactKind.Fax when !NumberForm().IsMatch(value):
                rules.Refuse($"{path}.value", "is not a telephone number; digits, with the country's code: +44 1632 960000.");
                break;
            case ContactKind.Url:
                rules.Address($"{path}.value", true, value);
                break;
        }
    }

    [GeneratedRegex(@"^[^\s@<>,;:""()\[\]\\]{1,64}@[^\s@<>,;:""()\[\]\\]+\.[^\s@<>,;:""()\[\]\\.]{2,}\z")]
    private static partial Regex EmailForm();

    // Also the short numbers of hotlines: 115, 0800 …
    [GeneratedRegex(@"^\+?[0-9][0-9 ()./-]{1,30}[0-9]\z")]
    private static partial Regex NumberForm();
}
