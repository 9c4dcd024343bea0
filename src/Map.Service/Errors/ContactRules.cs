using System.Text.RegularExpressions;

namespace Map.Service.Errors;

/// <summary>The rules for contacts of a place or an organisation: each can be written to, called or opened, according to its kind.</summary>
static partial class ContactRules
{
    public const int Most = 20;

    public static void Check(Violations violations, string path, Contact contact)
    {
        violations.Enum($"{path}.kind", contact.Kind, required: true);
        violations.Enum($"{path}.visibility", contact.Visibility, required: true);
        if (contact.HasDescription) violations.Text($"{path}.description", contact.Description, 500);
        violations.Source($"{path}.source", contact.Source);
        var value = contact.Value;
        if (string.IsNullOrWhiteSpace(value) || value.Length > 500)
        {
            violations.Text($"{path}.value", value, 500);
            return;
        }

        if (Characters.Fault(value) is { } fault)
        {
            violations.Add($"{path}.value", fault);
            return;
        }

        switch (contact.Kind)
        {
            case ContactKind.Email when !EmailForm().IsMatch(value):
                violations.Add($"{path}.value", "is not an e-mail address; such as group@example.org, without a name.");
                break;
            case ContactKind.Voice or ContactKind.Text or ContactKind.Fax when !NumberForm().IsMatch(value):
                violations.Add($"{path}.value", "is not a telephone number; digits, with the country's code: +44 1632 960000.");
                break;
            case ContactKind.Url:
                violations.Address($"{path}.value", value);
                break;
            default:
                violations.Text($"{path}.value", value, 500);
                break;
        }
    }

    /// <summary>Whether a text is an e-mail address, without a name.</summary>
    public static bool IsEmail(string value) => EmailForm().IsMatch(value) && Characters.Fault(value) is null;

    [GeneratedRegex(@"^[^\s@<>,;:""()\[\]\\]{1,64}@[^\s@<>,;:""()\[\]\\]+\.[^\s@<>,;:""()\[\]\\.]{2,}\z")]
    private static partial Regex EmailForm();

    // Also the short numbers of hotlines: 115, 0800 …
    [GeneratedRegex(@"^\+?[0-9][0-9 ()./-]{1,30}[0-9]\z")]
    private static partial Regex NumberForm();
}
