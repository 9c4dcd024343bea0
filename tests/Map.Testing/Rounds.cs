namespace Map.Testing;

/// <summary>How often a test with random input repeats: a fifth of the rounds in <c>./map test</c>, all of them in <c>./map rehearse random</c>.</summary>
public static class Rounds
{
    /// <summary>Whether there are enough of them for what comes up rarely.</summary>
    public static readonly bool AreAll = Environment.GetEnvironmentVariable("MAP_ROUNDS") == "all";

    public static int Of(int all) => AreAll ? all : (all + 4) / 5;
}
