using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Organisations;

/// <summary>An organisation as it is read.</summary>
/// <param name="Organisation">The message.</param>
/// <param name="SortName">The folded name, by which organisations are ordered.</param>
public sealed record OrganisationRow(Organisation Organisation, string SortName)
{
    /// <summary>The number of columns; what <c>more</c> adds follows.</summary>
    public const int Columns = 20;

    /// <summary>Reads organisations o, from a select that is ordered and limited.</summary>
    /// <param name="page">The select.</param>
    /// <param name="orderBy">Its order.</param>
    /// <param name="caller">Contacts are those that the caller may see.</param>
    /// <param name="statement">Gets the parameters.</param>
    /// <param name="more">Further columns, each with a leading comma.</param>
    public static string Select(string page, string orderBy, Caller caller, Statement statement, string more = "") => $"""
        SELECT o.id, o.name, o.short_name, o.names::text, o.kind, o.parent_id, o.country, o.scope, o.website, o.summary, o.dissolved,
               o.confidence, o.updated_at, o.revision, o.sort_name,
               NULLIF(ARRAY(SELECT ARRAY[{SourceRows.Columns}] FROM organisation_source x JOIN source s ON s.id = x.source_id
                     WHERE x.organisation_id = o.id ORDER BY x.ordinal), ARRAY[]::text[]),
               NULLIF(ARRAY(SELECT ARRAY[{OtherNames.Columns}] FROM organisation_name x LEFT JOIN source s ON s.id = x.source_id
                     WHERE x.organisation_id = o.id ORDER BY x.ordinal), ARRAY[]::text[]),
               NULLIF(ARRAY(SELECT ARRAY[{ContactRows.Columns}] FROM organisation_contact x LEFT JOIN source s ON s.id = x.source_id
                     WHERE x.organisation_id = o.id AND {Visibility.OrganisationContacts("x.visibility", caller, statement)}
                     ORDER BY x.ordinal), ARRAY[]::text[]),
               ARRAY(SELECT x.id::text FROM redirect x WHERE x.survivor_id = o.id ORDER BY x.id), o.published{more}
        FROM ({page}) o ORDER BY {orderBy}
        """;

    public static OrganisationRow Read(NpgsqlDataReader row)
    {
        var organisation = new Organisation
        {
            Id = row.GetGuid(0).ToString(),
            Name = row.GetString(1),
            Kind = row.Word<OrganisationKind>(4),
            Scope = row.Word<Scope>(7),
            Dissolved = row.GetBoolean(10),
            Confidence = row.Word<Confidence>(11),
            UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(12)),
            Revision = row.GetInt64(13),
            Published = row.GetBoolean(19),
        };
        if (row.Text(2) is { } shortName) organisation.ShortName = shortName;
        row.ReadMap(3, organisation.Names);
        if (!row.IsDBNull(5)) organisation.ParentId = row.GetGuid(5).ToString();
        if (row.Text(6) is { } country) organisation.Country = country;
        if (row.Text(8) is { } website) organisation.Website = website;
        if (row.Text(9) is { } summary) organisation.Summary = summary;
        organisation.Sources.AddRange(row.ReadTable(15).Select(SourceRows.Read));
        organisation.OtherNames.AddRange(row.ReadTable(16).Select(OtherNames.Read));
        organisation.MergedFrom.AddRange(row.GetFieldValue<string[]>(18));
        organisation.Contacts.AddRange(row.ReadTable(17).Select(ContactRows.Read));
        return new OrganisationRow(organisation, row.GetString(14));
    }
}
