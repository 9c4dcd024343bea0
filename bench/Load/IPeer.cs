namespace Map.Bench.Load;

/// <summary>One way to ask the same question.</summary>
public interface IPeer : IDisposable
{
    string Name { get; }

    Task CallAsync();
}
