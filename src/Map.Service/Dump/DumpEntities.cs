using Google.Protobuf.Collections;
using Map.Contract.Files;
using Map.Gazetteer;
using Map.Service.Contributions.Edits;
using Map.Service.Organisations;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Dump;

/// <summary>Makes the rows of what a dump has. All of it is checked by the rules for what people write, because it may come from anybody.</summary>
sealed class DumpEntities(MapDbContext context, DumpContent content, PlaceChecks checks, EmbeddedGazetteer gazetteer)
{
    /// <summary>Writes organisations as the dump has them, also those that the map has already.</summary>
    public async Task WriteOrganisationsAsync(IReadOnlyCollection<Organisation> organisations, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. organisations.Select(organisation => Guid.Parse(organisation.Id))];
        var known = await EditOrganisations.Loaded(context).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var writer = new OrganisationWriter(context);
        foreach (var organisation in organisations)
        {
            var violations = new Violations();
            OrganisationRules.Check(organisation, violations, needsSources: false);
            RefuseIfAny(violations, "organisation", organisation.Id);
            if (!known.TryGetValue(Guid.Parse(organisation.Id), out var row))
                context.Add(row = new() { Id = Guid.Parse(organisation.Id), Name = organisation.Name, Published = true });
            writer.ApplyAll(row, organisation);
        }

        await SaveAsync(cancellationToken);
        await RedirectAsync("organisation", organisations.ToDictionary(row => row.Id, row => row.MergedFrom), cancellationToken);
    }

    /// <summary>Writes some places as the dump has them, with what organisations do there, also those that the map has already.</summary>
    public async Task WritePlacesAsync(IReadOnlyCollection<Place> places, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. places.Select(place => Guid.Parse(place.Id))];
        var known = await UpdatePlace.Loaded(context).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var written = places.Select(Written).ToList();
        var violations = await checks.FieldsAsync(context, written, cancellationToken, needsSources: false);
        foreach (var (place, fields, wrong) in places.Zip(written, violations))
        {
            RefuseIfAny(wrong, "place", place.Id);
            if (!known.TryGetValue(Guid.Parse(place.Id), out var row))
                context.Add(row = new() { Id = Guid.Parse(place.Id), Name = place.Name, Published = true });
            Write(row, place, fields);
        }

        await SaveAsync(cancellationToken);
        await RedirectAsync("place", places.ToDictionary(place => place.Id, place => place.MergedFrom), cancellationToken);
    }

    /// <summary>Removes what organisations do at places, so that it can be written anew at others.</summary>
    public async Task RemoveInvolvementsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(DumpLoader.Batch))
        {
            var places = await context.Places.Where(place => place.Involvements.Any(row => chunk.Contains(row.Id)))
                .Include(place => place.Involvements).AsSplitQuery().ToListAsync(cancellationToken);
            foreach (var place in places) place.Involvements.RemoveAll(row => chunk.Contains(row.Id));
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>Removes places that the dump has not.</summary>
    public async Task RemovePlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(DumpLoader.Batch))
        {
            context.RemoveRange(await UpdatePlace.Loaded(context).Where(place => chunk.Contains(place.Id)).ToListAsync(cancellationToken));
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>Removes organisations that the dump has not.</summary>
    public async Task RemoveOrganisationsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        context.RemoveRange(await EditOrganisations.Loaded(context).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken));
        await SaveAsync(cancellationToken);
    }

    // What follows from the rest is not written.
    static Place Written(Place place)
    {
        var written = place.Clone();
        foreach (var field in PlaceFields.OutputOnly) field.Accessor.Clear(written);
        return written;
    }

    void Write(PlaceEntity row, Place place, Place written)
    {
        PlaceWriter.ApplyAll(row, written, context, gazetteer);
        PublishedPosition.Keep(row, written);
        var involvements = content.Involvements.GetValueOrDefault(place.Id, []);
        row.Involvements.RemoveAll(known => !involvements.Exists(involvement => Guid.Parse(involvement.Id) == known.Id));
        foreach (var involvement in involvements) Write(row, involvement);
    }

    void Write(PlaceEntity place, Involvement involvement)
    {
        var violations = new Violations();
        violations.Enum("role", involvement.Role, required: true);
        violations.Enum("confidence", involvement.Confidence);
        violations.Span("", ("from", involvement.HasFrom, involvement.From), ("to", involvement.HasTo, involvement.To));
        violations.Source("source", involvement.Source);
        if (involvement.HasNote) violations.Text("note", involvement.Note, 4000);
        RefuseIfAny(violations, "involvement", involvement.Id);
        var row = place.Involvements.Find(known => known.Id == Guid.Parse(involvement.Id));
        if (row is null) place.Involvements.Add(row = new() { Id = Guid.Parse(involvement.Id) });
        row.OrganisationId = Guid.Parse(involvement.OrganisationId);
        InvolvementWriter.Apply(row, involvement, context);
    }

    async Task SaveAsync(CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    // What was merged into these leads to them, and nothing else does.
    async Task RedirectAsync(string subject, Dictionary<string, RepeatedField<string>> mergedInto, CancellationToken cancellationToken)
    {
        Guid[] survivors = [.. mergedInto.Keys.Select(Guid.Parse)];
        var redirects = mergedInto.SelectMany(merged => merged.Value, (merged, from) => (From: Guid.Parse(from), To: Guid.Parse(merged.Key))).ToList();
        Guid[] from = [.. redirects.Select(redirect => redirect.From)];
        await context.Database.ExecuteSqlAsync(
            $"DELETE FROM redirect WHERE subject = {subject} AND (survivor_id = ANY({survivors}) OR id = ANY({from}))", cancellationToken);
        if (redirects.Count == 0) return;
        // The act is there once something was saved.
        var act = context.Author!.Act!.Id;
        Guid[] to = [.. redirects.Select(redirect => redirect.To)];
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO redirect (id, subject, survivor_id, merged_into, act_id)
            SELECT id, {subject}, survivor, survivor, {act} FROM unnest({from}, {to}) AS merged (id, survivor)
            """, cancellationToken);
    }

    static void RefuseIfAny(Violations violations, string what, string id)
    {
        if (violations.Found is [var first, ..])
            throw new InvalidDumpException($"the {what} {id} breaks a rule of the map: {first.Field} {first.Description}");
    }
}
