using System.CommandLine;
using System.Globalization;

namespace Map.Cli.Packages;

/// <summary>./map package: an archive for servers without .NET.</summary>
static class PackageCommand
{
    public static Command Create(Checkout checkout)
    {
        var output = new Option<string?>("--output") { Description = "Where the archive and SHA256SUMS are written; unset: artifacts/packages.", HelpName = "FOLDER" };
        var runtime = new Option<string?>("--runtime") { Description = "The machines it is for; unset: such as this one." };
        runtime.AcceptOnlyFromAmong("linux-x64", "linux-arm64");
        var command = new Command("package", "Make an archive with all that a server needs but PostgreSQL, which its Debian has (docs/operating.md).") { output, runtime };
        command.SetAction(async (parsed, cancellation) =>
        {
            var archive = await PackageBuild.RunAsync(
                checkout, parsed.GetValue(output) ?? PackageBuild.UsualFolder(checkout), parsed.GetValue(runtime) ?? PackageBuild.UsualRuntime, cancellation);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {archive}, {new FileInfo(archive).Length / 1e6:0} MB
                On the server: tar -xzf {Path.GetFileName(archive)}, and in its folder ./map up, or sudo ./map install
                """));
            return 0;
        });
        return command;
    }
}
