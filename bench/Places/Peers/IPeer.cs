namespace Map.Bench.Places.Peers;

/// <summary>One system under test, with a load generator written in C, whose own cost is small and about the same for all peers.</summary>
interface IPeer
{
    string Name { get; }

    Task<Figures> RunAsync(int callers, TimeSpan duration);
}
