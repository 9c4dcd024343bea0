using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>One thing about a map and its machine that an operator wants to know. It changes nothing.</summary>
interface ICheck
{
    string Name { get; }

    Task<Finding> RunAsync(CancellationToken cancellation);
}
