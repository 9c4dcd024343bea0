namespace Map.Bench.Load;

/// <summary>One implementation of the call that is measured.</summary>
public interface IPeer : IDisposable
{
    string Name { get; }

    Task CallAsync();
}
