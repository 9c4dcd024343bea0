using static Map.Service.Places.Fields.PastText;

namespace Map.Service.Places.Fields;

/// <summary>How to reach a place.</summary>
static class ContactFields
{
    const string Cells = """
        x.kind::text, x.value, x.description, x.visibility::text, s.citation, s.url
        FROM contact x LEFT JOIN source s ON s.id = x.source_id WHERE x.place_id = p.id
        """;

    public static readonly PlaceField Contacts = ChildRows.Of(
        "contacts", Cells, Read, (entity, contacts, context) => Write(entity, contacts, context), ContactRules.Most, ContactRules.Check,
        contact => WithSource(
            $"{Of(contact, "kind")}: {Joined(", ", Of(contact, "value"), Of(contact, "description"), Of(contact, "visibility"))}", contact))
        with
        {
            HasOwnFile = true,
            Sql = (caller, statement) =>
                ChildRows.Array($"{Cells} AND {Visibility.Contacts("x.visibility", caller, statement)} ORDER BY x.ordinal"),
        };

    public static void Write(PlaceEntity entity, IReadOnlyList<Contact> contacts, MapDbContext context) =>
        Rows.Sync(entity.Contacts, contacts, Make, (row, contact) => Set(row, contact, context));

    /// <summary>Adds and updates contacts, which are told apart by kind and value. The others stay.</summary>
    public static void Merge(PlaceEntity entity, IReadOnlyList<Contact> contacts, MapDbContext context) => Rows.Merge(
        entity.Contacts, contacts, (row, contact) => row.Kind == contact.Kind && row.Value == contact.Value, _ => false, Make,
        (row, contact) => Set(row, contact, context));

    static ContactEntity Make(int ordinal) => new() { Ordinal = ordinal };

    static void Set(ContactEntity row, Contact contact, MapDbContext context)
    {
        row.Kind = contact.Kind;
        row.Value = contact.Value;
        row.Description = contact.HasDescription ? contact.Description : null;
        row.Visibility = contact.Visibility;
        row.SourceId = context.IdOfOptional(contact.Source);
    }

    static Contact Read(string?[] cells)
    {
        var contact = new Contact
        {
            Kind = MapEnums.Parse<ContactKind>(cells[0]!),
            Value = cells[1],
            Visibility = MapEnums.Parse<ContactVisibility>(cells[3]!),
            Source = ReaderExtensions.ToSource(cells[4], cells[5]),
        };
        if (cells[2] is { } description) contact.Description = description;
        return contact;
    }
}
