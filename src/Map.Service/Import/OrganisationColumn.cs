namespace Map.Service.Import;

/// <summary>A column that names organisations, by an id or by a name of organisation_names.csv.</summary>
static class OrganisationColumn
{
    public static IEnumerable<OrganisationName> Read(FileRow row, string column, Drafts drafts)
    {
        if (row[column] is not { } name)
            return [];
        var named = drafts.Words.Organisations(column, name).ToList();
        // Without an entry, the name must be the id of an organisation, which is checked with all other references.
        return named.Count > 0 ? named : [new OrganisationName(null, name)];
    }
}
