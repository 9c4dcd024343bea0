namespace Map.Service.Import;

/// <summary>An involvement of an organisation in a site, as a row of a file describes it.</summary>
/// <param name="Column">The column that names the organisation; if <paramref name="Organisation"/> is the row itself, that of the
/// site.</param>
/// <param name="Site">The key of the place.</param>
/// <param name="Organisation">The key of the organisation.</param>
/// <param name="Involvement">Role, dates, source; the ids follow from the keys.</param>
public sealed record InvolvementDraft(FileRow Row, string Column, string Site, string Organisation, Involvement Involvement)
{
    public Guid Id => StableId.Of(
        "involvement", string.Join('\n', Row.Format.Name, Site, Organisation, Involvement.Role, Involvement.HasFrom ? Involvement.From : ""));
}
