using Map.Service.Freshness.Links;

namespace Map.Service.TellMe.News;

/// <summary>Checks what somebody wants to be told of.</summary>
sealed class SubjectRules(NpgsqlDataSource database)
{
    const int MostRegions = 10;

    /// <summary>The form of a subject.</summary>
    public static void Check(NewsSubject? subject, string path, Violations violations)
    {
        if (subject is null || (subject.Regions.Count == 0) == (subject.PlaceId.Length == 0))
        {
            violations.Add(path, "has neither regions nor a place, or both; give the codes of regions, or the id of a place.");
            return;
        }

        if (subject.Regions.Count > MostRegions) violations.Add($"{path}.regions", $"has {subject.Regions.Count} codes; at most {MostRegions}.");
        else for (var i = 0; i < subject.Regions.Count; i++) RegionCodes.Check(subject.Regions[i], $"{path}.regions[{i}]", violations);
        if (subject.PlaceId.Length > 0 && !Guid.TryParse(subject.PlaceId, out _)) violations.Add($"{path}.place_id", "is no UUID of a place.");
        if (subject.PlaceId.Length > 0 && subject.EventsOnly) violations.Add($"{path}.events_only", "is of regions; leave it unset with a place.");
    }

    /// <summary>By whose clock its readers are told.</summary>
    /// <exception cref="Refusal">There is no such region, or no such place that everybody sees.</exception>
    public async Task<string> ZoneAsync(NewsSubject subject, string path, CancellationToken cancellationToken)
    {
        if (subject.PlaceId.Length > 0)
            return await LinkedPlaces.FindAsync(database, Guid.Parse(subject.PlaceId), Caller.Anonymous, cancellationToken) is var (place, _)
                ? NewsTimes.ZoneOf(place.Country) : throw Refusal.NotFound("place", subject.PlaceId);
        if (await RegionCodes.UnknownAsync(database, subject.Regions, cancellationToken) is [var unknown, ..])
            throw Refusal.Invalid($"{path}.regions", RegionCode.Unknown(unknown));
        return NewsTimes.ZoneOf(await CountryAsync(subject.Regions[0], cancellationToken));
    }

    // A part of a country need not begin with its code: UKI.
    async Task<string> CountryAsync(string code, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH RECURSIVE above AS (
                SELECT code, parent_code FROM region WHERE code = {statement.Value(code)}
                UNION SELECT r.code, r.parent_code FROM region r JOIN above a ON r.code = a.parent_code)
            SELECT code FROM above WHERE parent_code IS NULL
            """);
        return (await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken)).FirstOrDefault(code);
    }
}
