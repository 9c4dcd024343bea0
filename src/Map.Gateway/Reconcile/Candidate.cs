namespace Map.Gateway.Reconcile;

/// <summary>An entity that may be what a row means.</summary>
/// <param name="Id">Its id, as files and GraphQL have it.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Description">What tells it from its namesakes, and what speaks for it.</param>
/// <param name="Type">What it is: one type.</param>
/// <param name="Score">How likely it is the same, 0 to 100.</param>
/// <param name="Match">Whether it is the same without a doubt.</param>
sealed record Candidate(string Id, string Name, string Description, IReadOnlyList<EntityType> Type, double Score, bool Match)
{
    public static Candidate Of(Entity entity, double score, bool isMatch, IEnumerable<string>? evidence = null)
    {
        var why = string.Join("; ", evidence ?? []);
        return new(
            entity.Id, entity.Name, why.Length == 0 ? entity.Description : $"{entity.Description}: {why}", [entity.Type],
            Math.Round(score, 1), isMatch);
    }
}

/// <summary>The candidates of a row, likeliest first.</summary>
sealed record Candidates(IReadOnlyList<Candidate> Result);
