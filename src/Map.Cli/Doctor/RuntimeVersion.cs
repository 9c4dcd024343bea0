using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Which .NET runs the programs.</summary>
sealed class RuntimeVersion(Checkout checkout) : ICheck
{
    public string Name => ".NET";

    public Task<Finding> RunAsync(CancellationToken cancellation) => Task.FromResult(new Finding(
        Name, FindingLevel.Ok, $"{Environment.Version}, {(checkout.Package is null ? "of this machine" : $"of the package {checkout.Package.Version}")}"));
}
