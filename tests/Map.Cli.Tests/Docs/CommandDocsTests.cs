using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Map.Cli.Tests.Docs;

/// <summary>docs/commands.md is what <c>./map VERB --help</c> prints, without building anything.</summary>
public sealed partial class CommandDocsTests(CommandLine map) : IClassFixture<CommandLine>
{
    static readonly string[] Verbs =
    [
        "up", "run", "down", "status", "doctor", "package", "install", "upgrade", "import", "source", "source add", "source list", "source run", "source remove",
        "webhook", "webhook add", "webhook list", "webhook test", "webhook resume", "webhook remove",
        "link", "link create", "link list", "link revoke", "link stop", "export", "dump",
        "mirror", "key", "key create", "key list", "key close", "key freeze", "key thaw",
        "rule", "rule try", "rule add", "rule list", "rule off",
        "log", "log verify", "log export",
        "backup", "backup list", "backup verify", "backup drill", "backup key", "restore",
    ];

    [Trait("Category", "Generated")]
    [Fact]
    public async Task Commands_are_described_as_the_program_describes_them()
    {
        var sections = await Task.WhenAll(Verbs.Select(SectionAsync));
        const string introduction = """
            # Commands

            What `./map VERB --help` prints. `./map help` has all verbs and the settings. Written by `./map bless`.


            """;
        var generated = introduction + string.Join('\n', sections);

        var present = await Generated.ReadAsync("docs/commands.md", _ => generated);

        Generated.Check("docs/commands.md", generated.Split('\n'), present.Split('\n'));
    }

    [Fact]
    public async Task Script_prints_a_verbs_help_where_nothing_is_built()
    {
        var clone = Directory.CreateTempSubdirectory("map clone ");
        try
        {
            File.Copy(Path.Combine(Repository.Root, "map"), Path.Combine(clone.FullName, "map"));
            Directory.CreateDirectory(Path.Combine(clone.FullName, "docs"));
            File.Copy(Path.Combine(Repository.Root, "docs", "commands.md"), Path.Combine(clone.FullName, "docs", "commands.md"));

            var help = await ScriptAsync(clone.FullName, "key", "create", "--help");

            Assert.Contains("--role", help, StringComparison.Ordinal);
            Assert.DoesNotContain("```", help, StringComparison.Ordinal);
            Assert.DoesNotContain("--format", help, StringComparison.Ordinal);
            Assert.Contains("--format", await ScriptAsync(clone.FullName, "export", "-h"), StringComparison.Ordinal);
            Assert.Equal(["docs", "map"], clone.GetFileSystemInfos().Select(file => file.Name).Order());
        }
        finally
        {
            clone.Delete(recursive: true);
        }
    }

    async Task<string> SectionAsync(string verb)
    {
        var help = await map.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.True(help.ExitCode == 0, help.Errors);
        // The ports of this test are not the usual ones.
        return $"## ./map {verb}\n\n```text\n{DefaultPort().Replace(help.Output.ReplaceLineEndings("\n"), "").Trim()}\n```\n";
    }

    [GeneratedRegex(@" \[default: \d+\]")]
    private static partial Regex DefaultPort();

    static async Task<string> ScriptAsync(string clone, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(clone, "map"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().Within("the help of the script");
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
