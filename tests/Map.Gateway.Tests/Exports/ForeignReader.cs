using System.Diagnostics;
using System.Text.Json;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.Exports;

/// <summary>A row of a file, as a reader that is not ours finds it.</summary>
sealed record ForeignRow(string? Id, string Name, double? Longitude, double? Latitude);

/// <summary>Reads files of the map by readers that are not ours: GDAL, hyparquet, an XML parser.</summary>
static class ForeignReader
{
    static readonly string Script = Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Exports", "read_rows.py");

    /// <summary>The rows of each file, in their order.</summary>
    public static async Task<ILookup<string, ForeignRow>> ReadAsync(IReadOnlyCollection<string> paths)
    {
        var ofNode = paths.Where(path => Path.GetExtension(path) == ".parquet").ToArray();
        var ofPython = paths.Except(ofNode).ToArray();
        string[] lines =
        [
            .. ofPython.Length == 0 ? [] : await RunAsync("/usr/bin/python3", [Script, .. ofPython]),
            .. ofNode.Length == 0 ? [] : await NodeScript.RunAsync(NodeScript.FrontEnds, "parquet.mjs", ofNode),
        ];
        return lines.Select(line => JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!)
            .ToLookup(line => line.File, line => new ForeignRow(line.Id, line.Name, line.Longitude, line.Latitude));
    }

    /// <summary>The lines that a program prints.</summary>
    public static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().Within(program);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{output}\n{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    sealed record Line(string File, string? Id, string Name, double? Longitude, double? Latitude);
}
