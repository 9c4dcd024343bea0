using Map.Columns;
using Map.Gazetteer;
using Map.Service.Contributions.Twins;
using Map.Service.FacilityTypes;
using Map.Service.Localities;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Map.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import.Lists;

/// <summary>Imports lists whose columns have any names: understands them, places their rows, holds them against the rules and the map, and
/// writes what was chosen.</summary>
sealed class ListImport(NpgsqlDataSource database, SimilarPlaces similar, TimeProvider clock)
{
    /// <summary>Reads a list and finds what its rows are. Nothing is locked, and nothing written.</summary>
    /// <param name="file">The list.</param>
    /// <param name="options">What to do with it.</param>
    /// <param name="caller">What the caller may not see is not told of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="limits">How much of it is read; the usual when null.</param>
    /// <exception cref="SheetException">The file, or the mapping, cannot be read.</exception>
    public async Task<ListPlan> PlanAsync(Stream file, ImportOptions options, Caller caller, CancellationToken cancellationToken, SheetLimits? limits = null)
    {
        var choices = ListChoices.Of(options);
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        await using var context = MapDbContext.Open(database, clock);
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        var words = await FacilityTypeWord.LoadAsync(context, cancellationToken);
        var tables = ListFile.Read(file, options, limits, [.. words.Select(word => new FacilityWord(word.Scheme, word.Word, word.Code))]);
        var plan = new ListPlan(options, choices, tables);

        var atlas = new Atlas(gazetteer, await database.ReadAllAsync(new Statement().Append(RegionNameRow.Select), RegionNameRow.Read, cancellationToken));
        var placing = new RowPlacing(atlas, gazetteer);
        var listed = plan.Rows.Where(row => !row.Table.IsExported).ToList();
        var operators = await RowOperators.LoadAsync(database, caller, cancellationToken);
        foreach (var row in listed)
        {
            Complete(row, options);
            operators.Find(row);
            placing.Place(row);
        }

        RowIdentity.Set(listed);
        await ExportedFile.CompareAsync(database, plan.Rows, caller, cancellationToken);
        await ListedRows.RecallAsync(context, listed, cancellationToken);
        await OverlayAsync(listed, caller, cancellationToken);
        await CheckAsync(context, plan, gazetteer, cancellationToken);
        await new RowTwins(similar, caller).FindAsync([.. listed.Where(row => row.PlaceId is null && CouldBeNew(row))], cancellationToken);
        return plan;
    }

    async Task CheckAsync(MapDbContext context, ListPlan plan, EmbeddedGazetteer gazetteer, CancellationToken cancellationToken)
    {
        var vocabulary = new PlaceVocabulary(
            await context.Regions.Select(region => region.Code).ToHashSetAsync(cancellationToken), await FacilityTypeCodes.AllAsync(context, cancellationToken), new HashSet<Guid>(),
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var row in plan.Rows) RowChecks.Check(row, vocabulary);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await RowChecks.CheckPositionsAsync(connection, [.. plan.Rows.Where(IsPositionNew)], cancellationToken);
        var countries = await context.Regions.Where(region => region.Kind == RegionKind.Country).Select(region => region.Code).ToHashSetAsync(cancellationToken);
        var doubts = new GazetteerDoubts(gazetteer, countries);
        foreach (var row in plan.Rows.Where(IsPositionNew))
            if (!row.Notes.Exists(note => note.Effect == ImportNoteEffect.Warning)
                && doubts.Of(row.Place.Position, row.Place.HasCountry ? row.Place.Country : null) is { } doubt)
                row.Warn(doubt.Code, "position.latitude", doubt.Text);
    }

    static bool IsPositionNew(ListRow row) => row.Place.Position is { } position && !position.Equals(row.Said?.Position)
        && PositionRules.IsLatitude(position.Latitude) && PositionRules.IsLongitude(position.Longitude);

    static bool CouldBeNew(ListRow row) => row.Place.Name.Length > 0 && !row.Notes.Exists(note => note.Effect == ImportNoteEffect.Wrong);

    // What every place has and few lists say.
    static void Complete(ListRow row, ImportOptions options)
    {
        var place = row.Place;
        place.Kind = PlaceKind.Unspecified;
        if (place.Status == PlaceStatus.Unspecified) place.Status = PlaceStatus.Unknown;
        if (place.Confidence == Confidence.Unspecified) place.Confidence = Confidence.Medium;
        row.Cite(new() { Citation = $"{options.FileName}, {(row.Listed.RowId is { } id ? $"id {id}" : $"line {row.Line}")}" });
        if (place.Position is { } position)
            (position.Latitude, position.Longitude) = (PositionRules.Rounded(position.Latitude), PositionRules.Rounded(position.Longitude));
        foreach (var period in place.Periods) period.Source ??= place.FirstForClaim();
        foreach (var capacity in place.DetentionCentre?.Capacities ?? []) capacity.Source ??= place.FirstForClaim();
    }

    // A row that is known, but not what it said, is held against the map itself: what it says is taken, and the rest stays.
    async Task OverlayAsync(IEnumerable<ListRow> rows, Caller caller, CancellationToken cancellationToken)
    {
        var views = new PlaceViews(database, caller);
        foreach (var chunk in rows.Where(row => row.PlaceId is not null).Chunk(Ids.MaximumInBatch))
        {
            var seen = await views.ReadAsync(chunk.Select(row => row.PlaceId!.Value), cancellationToken);
            foreach (var row in chunk)
                if (!seen.TryGetValue(row.PlaceId!.Value, out var view))
                    row.Refuse("place_not_seen", "-", "became a place that may not be seen with this key; leave it out.");
                else
                {
                    row.Recognise(view);
                    if (row.Said is null) row.Overlay(view.Whole);
                    else
                    {
                        if (row.IsSourceAssumed) row.CiteAsBefore();
                        RowIdentity.WarnOfAnother(row);
                    }
                }
        }
    }

    /// <summary>Makes rows wrong that lie where a key does not count.</summary>
    public async Task RefuseElsewhereAsync(ListPlan plan, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsForEverywhere) return;
        var regions = await RowRegions.ReadAsync(
            database, plan.Rows.Where(row => row.Place.Position is not null && !row.Notes.Exists(note => note.Effect == ImportNoteEffect.Wrong)), cancellationToken);
        foreach (var row in plan.Rows.Where(row => !regions.TryGetValue(row, out var codes) || !codes.Intersect(caller.Regions).Any()))
            row.Refuse("outside_key", "-", "does not lie in a region that the key is for; leave it out, or ask an admin for a key for it.");
    }

    /// <summary>What an import by the operator would do.</summary>
    public Task<ImportResponse> PreviewAsync(ListPlan plan, CancellationToken cancellationToken) =>
        PreviewAsync(plan, IsPublishedByOperator, cancellationToken);

    /// <summary>What an import would do.</summary>
    public async Task<ImportResponse> PreviewAsync(ListPlan plan, Func<Place, bool> isPublished, CancellationToken cancellationToken)
    {
        await DecideAsync(plan, isPublished, cancellationToken);
        return plan.ToMessage();
    }

    /// <summary>Finds what would become of every row, and writes nothing.</summary>
    public async Task DecideAsync(ListPlan plan, Func<Place, bool> isPublished, CancellationToken cancellationToken)
    {
        await using var context = MapDbContext.Open(database, clock);
        await WriteAsync(context, plan, isPublished, cancellationToken);
    }

    /// <summary>Imports as the operator, whom nobody has to trust.</summary>
    public async Task<ImportResponse> ApplyAsync(ListPlan plan, CancellationToken cancellationToken)
    {
        var act = new Act(Guid.CreateVersion7(clock.GetUtcNow()), "import", plan.Name);
        await using var context = MapDbContext.Open(database, clock);
        context.Author = Author.Import with { Act = act };
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("SET LOCAL statement_timeout = 0", cancellationToken);
        await context.LockAsync(cancellationToken);
        await WriteAsync(context, plan, IsPublishedByOperator, cancellationToken);
        plan.RefuseUnlessAsPreviewed();
        var isChanged = await context.SaveChangesAsync(cancellationToken) > 0;
        await ListedRows.SaveAsync(context, plan.Rows.Where(row => row.IsWritten), act.Id, cancellationToken);
        await transaction.CommitWholeAsync();
        var response = plan.ToMessage();
        if (isChanged) response.ActId = act.Id.ToString();
        return response;
    }

    static bool IsPublishedByOperator(Place place) => place.Confidence.IsPublishedOnImport();

    /// <summary>Puts what is chosen into a context, to be saved as one act. The same rows give the same changes, whether it is saved or not.</summary>
    /// <param name="context">With other writers locked out, unless it is only a preview.</param>
    /// <param name="plan">Gets the outcome of every row.</param>
    /// <param name="isPublished">Whether everybody sees a new place at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(MapDbContext context, ListPlan plan, Func<Place, bool> isPublished, CancellationToken cancellationToken)
    {
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        await new ListWriter(context, plan, gazetteer, clock.GetUtcNow(), isPublished).WriteAsync(cancellationToken);
    }
}
