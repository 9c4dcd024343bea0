using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;

namespace Map.Service.Import;

/// <summary>
/// Brings the involvements at a place to what the files say. A file replaces what came from it before; what came from elsewhere stays.
/// </summary>
sealed class InvolvementMerge(MapDbContext context, Drafts drafts, KnownKeys keys)
{
    readonly ILookup<string, InvolvementDraft> bySite = drafts.Involvements.ToLookup(draft => draft.Site);

    // support_groups.csv speaks of all the sites of its groups, so one that is no longer named there is to be forgotten.
    readonly HashSet<Guid> groups = [.. drafts.Places.Values
        .Where(place => place.Format == FileFormat.SupportGroups).Select(place => keys.OrganisationId(place.Key))];

    public IReadOnlySet<Guid> Groups => groups;

    public void Apply(PlaceEntity place)
    {
        var said = bySite[place.Key!].ToList();
        var replaced = said.Select(draft => draft.Format.Name).ToHashSet();
        if (drafts.Places.TryGetValue(place.Key!, out var own))
            replaced.Add(own.Format.Name);

        var kept = place.Involvements.Where(row => !IsReplaced(row, replaced)).ToList();
        var inOperates = kept.Where(row => row.ImportedFrom == FileFormat.Operates.Name).Select(row => (row.OrganisationId, row.Role))
            .Concat(said.Where(draft => draft.Format == FileFormat.Operates).Select(ClaimOf))
            .ToHashSet();
        kept.RemoveAll(row => IsSummary(row.ImportedFrom) && inOperates.Contains((row.OrganisationId, row.Role)));
        said.RemoveAll(draft => IsSummary(draft.Format.Name) && inOperates.Contains(ClaimOf(draft)));

        var wanted = kept.Select(row => row.Id).Concat(said.Select(draft => draft.Id)).ToHashSet();
        place.Involvements.RemoveAll(row => !wanted.Contains(row.Id));
        foreach (var draft in said)
            Write(place, draft);
    }

    bool IsReplaced(InvolvementEntity row, HashSet<string> files) => row.ImportedFrom == FileFormat.SupportGroups.Name
        ? groups.Contains(row.OrganisationId)
        : row.ImportedFrom is not null && files.Contains(row.ImportedFrom);

    (Guid Organisation, InvolvementRole Role) ClaimOf(InvolvementDraft draft) =>
        (keys.OrganisationId(draft.Organisation), draft.Involvement.Role);

    // What the row of a site says in its columns, operates.csv says with dates and a source of its own.
    static bool IsSummary(string? file) => file == FileFormat.DetentionCentres.Name || file == FileFormat.ReportingCentres.Name;

    void Write(PlaceEntity place, InvolvementDraft draft)
    {
        var row = place.Involvements.Find(row => row.Id == draft.Id);
        if (row is null)
            place.Involvements.Add(row = new InvolvementEntity { Id = draft.Id });

        var said = draft.Involvement;
        row.OrganisationId = keys.OrganisationId(draft.Organisation);
        row.Role = said.Role;
        row.Started = said.HasFrom ? said.From : null;
        row.Ended = said.HasTo ? said.To : null;
        row.SourceId = said.Source is null ? null : context.IdOf(said.Source);
        row.Confidence = said.Confidence == Confidence.Unspecified ? null : said.Confidence;
        row.Note = said.HasNote ? said.Note : null;
        row.ImportedFrom = draft.Format.Name;
    }
}
