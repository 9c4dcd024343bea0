using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Map.Service.Log.Admin;

namespace Map.Service.Commands;

/// <summary><c>log verify</c> and <c>log export</c>: the log of what admins do with keys.</summary>
static partial class LogCommand
{
    public static Command Create(IConfiguration configuration) =>
        new("log", "Check and export the log of admins.") { Verify(configuration), Export(configuration) };

    static Command Verify(IConfiguration configuration)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "An exported log; unset: that of the database.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var head = new Option<string>("--head") { Description = "a head that was written down, NUMBER:HASH, which has to be in the log" };
        var command = new Command("verify", "Check that no row of the log was changed, removed or moved. Exit code 0 if none was.")
        {
            file, head,
        };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            AdminLogHead? known = null;
            if (parsed.GetValue(head) is { } text && (known = ParseHead(text)) is null)
                return await OperatorCommands.FailAsync($"\"{text}\" is no head, such as 12: and the 64 digits of its hash.");
            if (parsed.GetValue(file) is { } name && !File.Exists(name))
                return await OperatorCommands.FailAsync($"there is no file {name}.");
            var check = parsed.GetValue(file) is { } path
                ? await CheckFileAsync(path, known, cancellation)
                : await new AdminLogReader(database).CheckAsync(known, cancellation);
            if (check.Fault is { } fault) return await OperatorCommands.FailAsync($"the log of admins is broken: {fault}.");
            Console.WriteLine($"{check.Head.Number} row(s), none changed, removed or moved. Head: {check.Head.Number}:{check.Head.Hash}");
            return 0;
        });
        return command;
    }

    static async Task<AdminLogCheck> CheckFileAsync(string path, AdminLogHead? known, CancellationToken cancellation)
    {
        var check = new AdminLogCheck(known);
        await foreach (var line in File.ReadLinesAsync(path, cancellation)) check.Add(line);
        check.End();
        return check;
    }

    static AdminLogHead? ParseHead(string text) =>
        HeadText().Match(text) is { Success: true } match && long.TryParse(match.Groups[1].Value, out var number)
            ? new(number, match.Groups[2].Value.ToLowerInvariant())
            : null;

    static Command Export(IConfiguration configuration)
    {
        var command = new Command("export", "Print the log, a row on each line. docs/keys.md says how anybody checks it.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            // Without a byte order mark, which would be part of the first row's hash.
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            await foreach (var line in new AdminLogReader(database).ReadAsync(cancellation)) await output.WriteLineAsync(line);
            return 0;
        });
        return command;
    }

    [GeneratedRegex("^([0-9]{1,18}):([0-9a-fA-F]{64})$")]
    private static partial Regex HeadText();
}
