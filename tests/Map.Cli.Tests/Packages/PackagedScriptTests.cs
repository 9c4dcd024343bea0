using System.Diagnostics;

namespace Map.Cli.Tests.Packages;

/// <summary>The script map in a package, on a machine without an SDK.</summary>
public sealed class PackagedScriptTests : IDisposable
{
    readonly UnpackedPackage package = new("2026.11.30-0235-a61ed80");

    public void Dispose() => package.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("doctor", "--format", "json")]
    [InlineData("down")]
    public async Task Verb_is_run_by_the_program_of_the_package(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        Assert.Equal((0, $"{package.Folder}: {string.Join(' ', arguments)}\n", ""), (exitCode, output, errors));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("bench")]
    [InlineData("bless")]
    [InlineData("rehearse")]
    [InlineData("package")]
    public async Task Verb_of_developers_says_that_it_needs_a_clone(string verb)
    {
        var (exitCode, _, errors) = await RunAsync(verb);

        Assert.Equal(1, exitCode);
        Assert.Equal($"map: {verb} needs the sources, and this is the package {package.Version}. In a clone of the project: ./map {verb}\n", errors);
    }

    async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(package.Folder, "map"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // No dotnet in there.
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().Within("the script");
        return (process.ExitCode, await output, await errors);
    }
}
