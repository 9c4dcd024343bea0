using Map.Service.Organisations;

namespace Map.Service.Import;

/// <summary>
/// Updates the involvements of a place from the files. A row of a place has all organisations of its columns, so it replaces those that
/// came from it before. A row of operates.csv is one involvement and replaces only itself, unless the import is to replace.
/// </summary>
sealed class InvolvementMerge(MapDbContext context, Drafts drafts, KnownKeys keys, ImportMode mode)
{
    readonly ILookup<string, InvolvementDraft> bySite = drafts.Involvements.ToLookup(draft => draft.Site);

    // support_groups.csv names all sites of its groups: an involvement that it no longer names is deleted.
    readonly HashSet<Guid> groups = [.. drafts.Places.Values
        .Where(place => place.Row.Format == FileFormat.SupportGroups).Select(place => keys.OrganisationId(place.Key))];

    public IReadOnlySet<Guid> Groups => groups;

    public void Apply(PlaceEntity place)
    {
        var drafted = bySite[place.Key!].ToList();
        var replaced = drafted.Select(draft => draft.Row.Format.Name)
            .Where(file => mode == ImportMode.Replace || file != FileFormat.Operates.Name).ToHashSet();
        if (drafts.Places.TryGetValue(place.Key!, out var own))
            replaced.Add(own.Row.Format.Name);

        var kept = place.Involvements.Where(row => !IsReplaced(row, replaced)).ToList();
        var inOperates = kept.Where(row => row.ImportedFrom == FileFormat.Operates.Name).Select(row => (row.OrganisationId, row.Role))
            .Concat(drafted.Where(draft => draft.Row.Format == FileFormat.Operates).Select(ClaimOf))
            .ToHashSet();
        kept.RemoveAll(row => IsSummary(row.ImportedFrom) && inOperates.Contains((row.OrganisationId, row.Role)));
        drafted.RemoveAll(draft => IsSummary(draft.Row.Format.Name) && inOperates.Contains(ClaimOf(draft)));

        var wanted = kept.Select(row => row.Id).Concat(drafted.Select(draft => draft.Id)).ToHashSet();
        place.Involvements.RemoveAll(row => !wanted.Contains(row.Id));
        foreach (var draft in drafted)
            Write(place, draft);
    }

    bool IsReplaced(InvolvementEntity row, HashSet<string> files) => row.ImportedFrom == FileFormat.SupportGroups.Name
        ? groups.Contains(row.OrganisationId)
        : row.ImportedFrom is not null && files.Contains(row.ImportedFrom);

    (Guid Organisation, InvolvementRole Role) ClaimOf(InvolvementDraft draft) =>
        (keys.OrganisationId(draft.Organisation), draft.Involvement.Role);

    // operates.csv has the same involvements as the columns of a site, with dates and sources, so it takes precedence.
    static bool IsSummary(string? file) => file == FileFormat.DetentionCentres.Name || file == FileFormat.ReportingCentres.Name;

    void Write(PlaceEntity place, InvolvementDraft draft)
    {
        var row = place.Involvements.Find(row => row.Id == draft.Id);
        if (row is null)
            place.Involvements.Add(row = new InvolvementEntity { Id = draft.Id });

        var involvement = draft.Involvement;
        row.OrganisationId = keys.OrganisationId(draft.Organisation);
        InvolvementWriter.Apply(row, involvement, context);
        row.ImportedFrom = draft.Row.Format.Name;
    }
}
