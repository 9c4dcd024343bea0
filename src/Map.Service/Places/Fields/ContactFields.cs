namespace Map.Service.Places.Fields;

/// <summary>How to reach a place.</summary>
static class ContactFields
{
    const string Cells = $"""
        {ContactRows.Columns}
        FROM contact x LEFT JOIN source s ON s.id = x.source_id WHERE x.place_id = p.id
        """;

    public static readonly PlaceField Contacts = ChildRows.Of(
        "contacts", Cells, ContactRows.Read, (entity, contacts, context) => Write(entity, contacts, context), ContactRules.Most, ContactRules.Check,
        PastText.Contact)
        with
        {
            HasOwnFile = true,
            Sql = (caller, statement) =>
                ChildRows.Array($"{Cells} AND {Visibility.Contacts("x.visibility", caller, statement)} ORDER BY x.ordinal"),
        };

    public static void Write(PlaceEntity entity, IReadOnlyList<Contact> contacts, MapDbContext context) =>
        ContactRows.Sync(entity.Contacts, contacts, Make, context);

    /// <summary>Adds and updates contacts, which are told apart by kind and value. The others stay.</summary>
    public static void Merge(PlaceEntity entity, IReadOnlyList<Contact> contacts, MapDbContext context) =>
        ContactRows.Merge(entity.Contacts, contacts, Make, context);

    static ContactEntity Make(int ordinal) => new() { Ordinal = ordinal };
}
