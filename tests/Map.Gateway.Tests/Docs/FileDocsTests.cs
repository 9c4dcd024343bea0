using System.Text.RegularExpressions;
using Map.Contract;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Tests.Docs;

/// <summary>docs/files.md names the parameters and columns that there are. MAP_UPDATE_SNAPSHOTS=1 writes its table of parameters.</summary>
public sealed partial class FileDocsTests
{
    static readonly string Document = Path.Combine(Repository.Root, "docs", "files.md");

    [Fact]
    public async Task Table_of_parameters_is_up_to_date()
    {
        var rows = FilterParameter.All.Select(parameter => $"| `{parameter.Name}` | {parameter.Form} | {parameter.Description} |\n");
        var table = "| parameter | is | finds places |\n|---|---|---|\n" + string.Concat(rows);
        var text = await File.ReadAllTextAsync(Document);
        if (Environment.GetEnvironmentVariable("MAP_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(Document, text = Table().Replace(text, _ => table, 1));
        Assert.Equal(table, Table().Match(text).Value);
    }

    [Fact]
    public async Task Every_column_is_described()
    {
        var text = await File.ReadAllTextAsync(Document);
        Assert.All(FileColumns.Csv, column => Assert.Contains($"`{column.Name}`", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<=<!-- parameters: .*? -->\n).*?(?=<!-- end of parameters -->)", RegexOptions.Singleline)]
    private static partial Regex Table();
}
