namespace Map.Bench.Places.Peers;

/// <summary>One way to ask a question, by a load generator written in C: what that costs is small, and alike for all peers.</summary>
interface IPeer
{
    string Name { get; }

    Task<Figures> RunAsync(int callers, TimeSpan duration);
}
