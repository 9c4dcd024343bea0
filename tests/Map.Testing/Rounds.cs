namespace Map.Testing;

/// <summary>How often a test with random input repeats: a third of the rounds in <c>./map test</c>, all of them in <c>./map rehearse random</c>.</summary>
public static class Rounds
{
    static readonly bool IsAll = Environment.GetEnvironmentVariable("MAP_ROUNDS") == "all";

    public static int Of(int all) => IsAll ? all : (all + 2) / 3;
}
