using Map.Gazetteer;
using Map.Service.Contributions.Edits;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import.Lists;

/// <summary>Puts the rows of a list into the entities of a context, and says what became of each.</summary>
sealed class ListWriter(MapDbContext context, ListPlan plan, EmbeddedGazetteer gazetteer, DateTimeOffset now, Func<Place, bool> isPublished)
{
    const int Batch = 1_000;

    static readonly Dictionary<string, string> NoNames = [];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var known = plan.Rows.Where(row => row.PlaceId is not null).ToList();
        foreach (var row in plan.Rows.Where(row => row.PlaceId is null)) Add(row);
        foreach (var chunk in known.Chunk(Batch)) await ChangeAsync(chunk, cancellationToken);
    }

    void Add(ListRow row)
    {
        plan.Decide(row, RowChecks.IsUnfinished(row) ? ImportOutcome.Unfinished : ImportOutcome.New);
        if (row.Outcome != ImportOutcome.New) return;
        row.IsPublished = isPublished(row.Place);
        var place = CreatePlace.Add(context, row.Place, gazetteer, now, row.IsPublished);
        row.NewId = place.Id;
        foreach (var (organisation, role) in row.Involvements.Distinct())
            place.Involvements.Add(new()
            {
                Id = Guid.CreateVersion7(now), OrganisationId = organisation, PlaceId = place.Id, Role = role, Confidence = row.Place.Confidence,
                SourceId = context.IdOfOptional(row.Place.FirstForClaim()),
            });
    }

    static FieldChange Told(FieldChange change, IReadOnlySet<string> hidden)
    {
        foreach (var texts in new[] { change.Before, change.After })
            foreach (var text in texts.Where(hidden.Contains).ToList()) texts.Remove(text);
        return change;
    }

    async Task ChangeAsync(IReadOnlyList<ListRow> rows, CancellationToken cancellationToken)
    {
        var changed = new List<(ListRow Row, IReadOnlyDictionary<PlaceField, string> Fields)>();
        foreach (var row in rows)
        {
            var fields = row.Said is null ? [] : PlaceFieldMask.Changed(row.Said, row.Place).Where(field => field.Key.Write is not null).ToDictionary();
            if (row.Said is { } before && fields.Count > 0) row.Changes.AddRange(FieldTexts.Between(before, row.Place, NoNames).Select(change => Told(change, row.Hidden)));
            if (row.Said is not null && row.Place.DetailsCase != Place.DetailsOneofCase.None && PlaceKinds.Of(row.Said) != PlaceKinds.Of(row.Place))
                row.Refuse("kind_changed", "kind", $"is {Words.Of(PlaceKinds.Of(row.Place))}, and the place on the map {Words.Of(PlaceKinds.Of(row.Said))}; a place keeps its kind.");
            var isMerged = row.Notes.Exists(note => note.Code == ListedRows.Merged);
            plan.Decide(row, isMerged || row.Said is null ? ImportOutcome.LeftOut : fields.Count == 0 ? ImportOutcome.Unchanged : ImportOutcome.Changed);
            if (row.Outcome == ImportOutcome.Changed) changed.Add((row, fields));
        }

        Guid[] ids = [.. changed.Select(change => change.Row.PlaceId!.Value)];
        var entities = await UpdatePlace.Loaded(context).Where(place => ids.Contains(place.Id)).ToDictionaryAsync(place => place.Id, cancellationToken);
        foreach (var (row, fields) in changed)
            PlaceWriter.Apply(entities[row.PlaceId!.Value], ThreeWay.Merged(row.Now!, row.Said!, row.Place), context, gazetteer, [.. fields.Keys]);
    }
}
