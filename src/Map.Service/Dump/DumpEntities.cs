using Map.Contract.Files;
using Map.Gazetteer;
using Map.Service.Organisations;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Dump;

/// <summary>Makes the rows of what a dump has. All of it is checked by the rules for what people write, because it may come from anybody.</summary>
sealed class DumpEntities(MapDbContext context, DumpContent content, PlaceChecks checks, EmbeddedGazetteer gazetteer)
{
    /// <summary>Adds all organisations.</summary>
    public async Task AddOrganisationsAsync(CancellationToken cancellationToken)
    {
        var writer = new OrganisationWriter(context);
        foreach (var organisation in content.Organisations)
        {
            var violations = new Violations();
            OrganisationRules.Check(organisation, violations, needsSources: false);
            RefuseIfAny(violations, "organisation", organisation.Id);
            var row = new OrganisationEntity { Id = Guid.Parse(organisation.Id), Name = organisation.Name, Published = true };
            writer.ApplyAll(row, organisation);
            context.Add(row);
        }

        await SaveAsync(cancellationToken);
        await RedirectAsync("organisation", content.Organisations.SelectMany(row => row.MergedFrom, (row, merged) => (merged, row.Id)), cancellationToken);
    }

    /// <summary>Adds some places, with what organisations do there.</summary>
    public async Task AddPlacesAsync(IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        var written = places.Select(Written).ToList();
        var violations = await checks.FieldsAsync(context, written, cancellationToken, needsSources: false);
        for (var i = 0; i < places.Count; i++)
        {
            RefuseIfAny(violations[i], "place", places[i].Id);
            Add(places[i], written[i]);
        }

        await SaveAsync(cancellationToken);
        await RedirectAsync("place", places.SelectMany(place => place.MergedFrom, (place, merged) => (merged, place.Id)), cancellationToken);
    }

    // What follows from the rest is not written.
    static Place Written(Place place)
    {
        var written = place.Clone();
        foreach (var field in PlaceFields.OutputOnly) field.Accessor.Clear(written);
        return written;
    }

    void Add(Place place, Place written)
    {
        var row = new PlaceEntity { Id = Guid.Parse(place.Id), Name = place.Name, Published = true };
        PlaceWriter.ApplyAll(row, written, context, gazetteer);
        PublishedPosition.Keep(row, written);
        foreach (var involvement in content.Involvements.GetValueOrDefault(place.Id, []))
            row.Involvements.Add(RowOf(involvement));
        context.Add(row);
    }

    InvolvementEntity RowOf(Involvement involvement)
    {
        var violations = new Violations();
        violations.Enum("role", involvement.Role, required: true);
        violations.Enum("confidence", involvement.Confidence);
        violations.Span("", ("from", involvement.HasFrom, involvement.From), ("to", involvement.HasTo, involvement.To));
        violations.Source("source", involvement.Source);
        if (involvement.HasNote) violations.Text("note", involvement.Note, 4000);
        RefuseIfAny(violations, "involvement", involvement.Id);
        return new()
        {
            Id = Guid.Parse(involvement.Id),
            OrganisationId = Guid.Parse(involvement.OrganisationId),
            Role = involvement.Role,
            Started = involvement.HasFrom ? involvement.From : null,
            Ended = involvement.HasTo ? involvement.To : null,
            SourceId = context.IdOfOptional(involvement.Source),
            Confidence = involvement.Confidence == Confidence.Unspecified ? null : involvement.Confidence,
            Note = involvement.HasNote ? involvement.Note : null,
        };
    }

    async Task SaveAsync(CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    // The act is there once something was saved.
    async Task RedirectAsync(string subject, IEnumerable<(string From, string To)> redirects, CancellationToken cancellationToken)
    {
        var act = context.Author!.Act!.Id;
        foreach (var (from, to) in redirects)
            await context.Database.ExecuteSqlAsync($"""
                INSERT INTO redirect (id, subject, survivor_id, merged_into, act_id)
                VALUES ({Guid.Parse(from)}, {subject}, {Guid.Parse(to)}, {Guid.Parse(to)}, {act})
                """, cancellationToken);
    }

    static void RefuseIfAny(Violations violations, string what, string id)
    {
        if (violations.Found is [var first, ..])
            throw new InvalidDumpException($"the {what} {id} breaks a rule of the map: {first.Field} {first.Description}");
    }
}
