using Map.Service.Errors;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Adds a place that came through the API.</summary>
public sealed class PlaceCreation(IDbContextFactory<MapDbContext> contexts, TimeProvider clock)
{
    /// <summary>Checks and saves a place, once for each <paramref name="requestId"/>.</summary>
    /// <exception cref="Refusal">A field is wrong; all wrong ones are named.</exception>
    public async Task<CreatedPlace> CreateAsync(
        Place place, Guid? requestId, bool published, Author author, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Author = author;
        await RefuseIfWrongAsync(context, place, cancellationToken);

        // Whoever repeats a request while the first is still being answered waits here, and then finds the first one's place.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockAsync(cancellationToken);
        if (requestId is not null)
        {
            var first = await context.Places.Where(row => row.RequestId == requestId).Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(cancellationToken);
            if (first is { } id)
                return new CreatedPlace(id, Repeated: true);
        }

        var row = new PlaceEntity
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = place.Name,
            Published = published,
            RequestId = requestId,
            // Of a position typed in, nobody knows whether it stands for its whole town or is somebody's door.
            Representative = false,
        };
        var writer = new PlaceWriter(context);
        writer.Apply(row, place);
        writer.ApplyPeriods(row, place.Periods);
        writer.ApplyContacts(row, place.Contacts);
        PlaceWriter.ApplyCoverage(row, [.. place.CoverageCodes.Distinct()]);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreatedPlace(row.Id, Repeated: false);
    }

    static async Task RefuseIfWrongAsync(MapDbContext context, Place place, CancellationToken cancellationToken)
    {
        string[] codes = [.. place.CoverageCodes.Distinct().Take(1001)];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code)
                .ToHashSetAsync(cancellationToken);
        var known = new HashSet<Guid>();
        if (Guid.TryParse(place.SupportGroup?.OrganisationId ?? place.Office?.OrganisationId, out var organisation)
            && await context.Organisations.AnyAsync(row => row.Id == organisation && row.Published, cancellationToken))
            known.Add(organisation);

        var types = await context.Database.SqlQuery<string>($"SELECT code AS \"Value\" FROM facility_type").ToHashSetAsync(cancellationToken);
        var violations = new Violations();
        foreach (var violation in PlaceRules.Check(place, new PlaceVocabulary(regions, types, known)))
            violations.Add(violation.Field, violation.Description);
        violations.ThrowIfAny();
    }
}
