using Map.V1;

namespace Map.Bench.Duplicates;

/// <summary>Two descriptions of places, and whether both describe the same one.</summary>
/// <param name="How">Where the pair comes from, or how the one was made of the other.</param>
sealed record LabelledPair(TwinRecord Left, TwinRecord Right, bool IsSame, bool IsTraining, string How)
{
    public bool IsReal => How.StartsWith("real", StringComparison.Ordinal);

    public bool IsOtherScript => How.Contains("script", StringComparison.Ordinal);
}

/// <summary>A row of seed/twins/records.csv.</summary>
/// <param name="Seed">The row of the seed that describes the same place; empty where it has none.</param>
sealed record TwinRecord(string Id, string Seed, Place Place);
