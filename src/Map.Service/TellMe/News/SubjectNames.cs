namespace Map.Service.TellMe.News;

/// <summary>What subjects are called.</summary>
sealed class SubjectNames(NpgsqlDataSource database)
{
    /// <summary>The names of regions in a language, or in English where they have none in it.</summary>
    public async Task<string> OfAsync(NewsSubject subject, string language, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT coalesce(names ->> {statement.Value(language)}, name) FROM region WHERE code = ANY({statement.Value(subject.Regions.ToArray())}) ORDER BY code
            """);
        return string.Join(", ", await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken));
    }

    /// <summary>The name of a place in a language, or its usual one.</summary>
    public static string Of(Place place, string language) => place.Names.GetValueOrDefault(language, place.Name);

    /// <summary>All names of regions, in whatever language.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(NewsSubject subject, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT name FROM region WHERE code = ANY({statement.Value(subject.Regions.ToArray())})
            UNION SELECT value FROM region, jsonb_each_text(names) WHERE code = ANY({statement.Value(subject.Regions.ToArray())})
            """);
        return await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken);
    }
}
