using Map.Cli.Up;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether what runs is what is there.</summary>
sealed class RunningBuild(Checkout checkout) : ICheck
{
    public string Name => "build";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var (running, present) = (new Services(checkout).Build, ProgramCopy.Of(checkout).Id);
        return Task.FromResult(
            running is null ? new Finding(Name, FindingLevel.Warning, $"{present}, never started", "./map up")
            : running == present ? new(Name, FindingLevel.Ok, present)
            : new(Name, FindingLevel.Warning, $"{running} was started last, and {present} is there", "./map upgrade"));
    }
}
