using Map.Gazetteer;
using Map.Service.Organisations;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Copies checked drafts into the entities of a context. Drafts that equal the database make no revision.</summary>
sealed class DraftWriter(MapDbContext context, Drafts drafts, KnownKeys keys, EmbeddedGazetteer gazetteer, ImportMode mode)
{
    readonly DraftLists lists = new(context, drafts.Problems, mode);

    /// <summary>All but the regions.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await ApplyOrganisationsAsync(cancellationToken);
        await ApplyPlacesAsync(cancellationToken);
    }

    // Of a field for which the file has no column it says nothing: what people made of it stays. Some fields have a file of their own.
    static IReadOnlyCollection<PlaceField> Said(PlaceDraft draft, bool isCreated) =>
    [
        .. Places.Fields.PlaceFields.All.Where(field => !field.HasOwnFile
            && (isCreated || field.Paths.Any(path => draft.Row.Has($"place.{path}") || draft.Place.IsSet(path)))),
    ];

    public async Task ApplyRegionsAsync(CancellationToken cancellationToken)
    {
        string[] codes = [.. drafts.Regions.Keys];
        var rows = await context.Regions.Where(region => codes.Contains(region.Code))
            .ToDictionaryAsync(region => region.Code, cancellationToken);
        foreach (var draft in drafts.Regions.Values)
        {
            if (!rows.TryGetValue(draft.Code, out var row))
                context.Add(row = new RegionEntity { Code = draft.Code, Name = draft.Name, Boundary = draft.Boundary });
            row.Name = draft.Name;
            row.Names = new(draft.Names);
            row.Kind = draft.Kind;
            row.ParentCode = draft.Parent;
            if (!row.Boundary.EqualsExact(draft.Boundary))
                row.Boundary = draft.Boundary;
        }
    }

    async Task ApplyOrganisationsAsync(CancellationToken cancellationToken)
    {
        var names = drafts.Names.Where(draft => draft.IsOfOrganisation).ToLookup(draft => draft.Key);
        Guid[] ids = [.. drafts.Organisations.Keys.Concat(names.Select(draft => draft.Key)).Distinct().Select(keys.OrganisationId)];
        var rows = await context.Organisations.Where(organisation => ids.Contains(organisation.Id))
            .Include(organisation => organisation.Sources).Include(organisation => organisation.OtherNames)
            .AsSplitQuery().ToDictionaryAsync(organisation => organisation.Id, cancellationToken);
        var writer = new OrganisationWriter(context);
        foreach (var draft in drafts.Organisations.Values)
        {
            var id = keys.OrganisationId(draft.Key);
            var isCreated = !rows.TryGetValue(id, out var row);
            if (row is null)
                context.Add(rows[id] = row = new OrganisationEntity { Id = id, Key = draft.Key, Name = draft.Organisation.Name });
            var before = row.Confidence;
            if (draft.Parent is not null)
                draft.Organisation.ParentId = keys.OrganisationId(draft.Parent).ToString();
            writer.Apply(row, draft.Organisation, path => isCreated || draft.Row.Has($"organisation.{path}") || draft.Organisation.IsSet(path));
            // What is known as well as before stays where reviewers put it.
            if (isCreated || row.Confidence != before) row.Published = draft.Organisation.Confidence.IsPublishedOnImport();
        }

        foreach (var named in names)
            lists.ApplyNames(
                rows[keys.OrganisationId(named.Key)].OtherNames, [.. named], ordinal => new OrganisationNameEntity { Ordinal = ordinal });
    }

    async Task ApplyPlacesAsync(CancellationToken cancellationToken)
    {
        var involvements = new InvolvementMerge(context, drafts, keys, mode);
        var rows = await LoadPlacesAsync(involvements.Groups, cancellationToken);
        foreach (var draft in drafts.Places.Values)
            Apply(draft, rows);

        foreach (var periods in drafts.Periods.GroupBy(draft => draft.Site))
            lists.ApplyPeriods(rows[keys.PlaceId(periods.Key)], [.. periods]);
        foreach (var contacts in drafts.Contacts.GroupBy(draft => draft.Place))
            lists.ApplyContacts(rows[keys.PlaceId(contacts.Key)], [.. contacts]);
        foreach (var coverage in drafts.Coverage.GroupBy(draft => draft.Group, draft => draft.Region))
            lists.ApplyCoverage(rows[keys.PlaceId(coverage.Key)], [.. coverage]);
        foreach (var names in drafts.Names.Where(draft => draft.IsOfPlace).GroupBy(draft => draft.Key))
            lists.ApplyNames(
                rows[keys.PlaceId(names.Key)].OtherNames, [.. names], ordinal => new PlaceNameEntity { Ordinal = ordinal });
        foreach (var row in rows.Values)
            involvements.Apply(row);
    }

    async Task<Dictionary<Guid, PlaceEntity>> LoadPlacesAsync(IReadOnlySet<Guid> groups, CancellationToken cancellationToken)
    {
        var mentioned = drafts.Places.Keys
            .Concat(drafts.Involvements.Select(draft => draft.Site))
            .Concat(drafts.Periods.Select(draft => draft.Site))
            .Concat(drafts.Contacts.Select(draft => draft.Place))
            .Concat(drafts.Coverage.Select(draft => draft.Group))
            .Concat(drafts.Names.Where(draft => draft.IsOfPlace).Select(draft => draft.Key));
        Guid[] ids = [.. mentioned.Distinct().Select(keys.PlaceId)];
        Guid[] visitors = [.. groups];
        return await context.Places
            .Where(place => ids.Contains(place.Id) || place.Involvements.Any(
                row => row.ImportedFrom == FileFormat.SupportGroups.Name && visitors.Contains(row.OrganisationId)))
            .Include(place => place.Sources).Include(place => place.Periods).Include(place => place.Capacities)
            .Include(place => place.Contacts).Include(place => place.WaysToHelp).Include(place => place.Involvements)
            .Include(place => place.Coverage).Include(place => place.OtherNames)
            .AsSplitQuery()
            .ToDictionaryAsync(place => place.Id, cancellationToken);
    }

    void Apply(PlaceDraft draft, Dictionary<Guid, PlaceEntity> rows)
    {
        var id = keys.PlaceId(draft.Key);
        var isCreated = !rows.TryGetValue(id, out var row);
        if (row is null)
        {
            rows[id] = row = new PlaceEntity { Id = id, Key = draft.Key, Name = draft.Place.Name };
            context.Add(row);
        }

        var organisation = draft.Organisation is null ? null : keys.OrganisationId(draft.Organisation).ToString();
        if (organisation is not null && draft.Place.SupportGroup is { } group)
            group.OrganisationId = organisation;
        if (organisation is not null && draft.Place.Office is { } office)
            office.OrganisationId = organisation;

        var before = row["confidence"];
        PlaceWriter.Apply(row, draft.Place, context, gazetteer, Said(draft, isCreated));
        if (isCreated || draft.PositionSource is not null || draft.Row.HasColumn("coord_source")) row.PositionSource = draft.PositionSource;
        // What is known as well as before stays where reviewers put it.
        if (isCreated || !Equals(row["confidence"], before)) row.Published = draft.Place.Confidence.IsPublishedOnImport();

        // periods.csv is more detailed than the columns opened and closed: its periods stay, also those of an earlier import.
        if (draft.Row.Format == FileFormat.DetentionCentres && row.Periods.TrueForAll(period => period.ImportedFrom != FileFormat.Periods.Name))
            TimeFields.Write(row, draft.Place.Periods, context, draft.Row.Format.Name);
    }
}
