namespace Map.Testing.BruteForce;

/// <summary>How many rounds a test of random cases makes: a third of what it makes in a rehearsal, which sets MAP_ROUNDS=all.</summary>
public static class Rounds
{
    const int Part = 3;

    static readonly bool IsAll = Environment.GetEnvironmentVariable("MAP_ROUNDS") == "all";

    /// <summary>The rounds, or what is counted in them, out of those of a rehearsal.</summary>
    public static int Of(int all) => IsAll ? all : all / Part;

    /// <summary>All cases in a rehearsal, else every third.</summary>
    public static IEnumerable<T> Some<T>(IEnumerable<T> cases) => IsAll ? cases : cases.Where((_, i) => i % Part == 0);
}
