namespace Map.Service.Storage;

/// <summary>The contacts of a place or an organisation, as rows and as messages.</summary>
static class ContactRows
{
    /// <summary>The cells of row x, joined with source s, as <see cref="Read"/> takes them.</summary>
    public const string Columns = "x.kind::text, x.value, x.description, x.visibility::text, s.citation, s.url";

    /// <summary>Makes the rows equal to the messages.</summary>
    public static void Sync<TRow>(List<TRow> rows, IReadOnlyList<Contact> contacts, Func<int, TRow> make, MapDbContext context)
        where TRow : class, IContact => Rows.Sync(rows, contacts, make, (row, contact) => Set(row, contact, context));

    /// <summary>Adds and updates contacts, which are told apart by kind and value. The others stay.</summary>
    public static void Merge<TRow>(List<TRow> rows, IReadOnlyList<Contact> contacts, Func<int, TRow> make, MapDbContext context)
        where TRow : class, IContact => Rows.Merge(
            rows, contacts, (row, contact) => row.Kind == contact.Kind && row.Value == contact.Value, _ => false, make,
            (row, contact) => Set(row, contact, context));

    public static Contact Read(string?[] cells)
    {
        var contact = new Contact
        {
            Kind = MapEnums.Parse<ContactKind>(cells[0]!),
            Value = cells[1],
            Source = ReaderExtensions.ToSource(cells[4], cells[5]),
        };
        contact.Visibility = MapEnums.Parse<ContactVisibility>(cells[3]!);
        if (cells[2] is { } description) contact.Description = description;
        return contact;
    }

    static void Set(IContact row, Contact contact, MapDbContext context)
    {
        row.Kind = contact.Kind;
        row.Value = contact.Value;
        row.Description = contact.HasDescription ? contact.Description : null;
        row.Visibility = contact.Visibility;
        row.SourceId = context.IdOfOptional(contact.Source);
    }
}
