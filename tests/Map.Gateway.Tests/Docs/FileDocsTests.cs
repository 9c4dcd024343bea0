using System.Text.RegularExpressions;
using Map.Contract;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Tests.Docs;

/// <summary>docs/files.md names the parameters and columns that there are. ./map bless writes its table of parameters.</summary>
public sealed partial class FileDocsTests
{
    const string Document = "docs/files.md";

    [Fact, Trait("Category", "Generated")]
    public async Task Table_of_parameters_is_up_to_date()
    {
        var rows = FilterParameter.All.Select(parameter => $"| `{parameter.Name}` | {parameter.Form} | {parameter.Description} |");
        string[] table = ["| parameter | is | finds places |", "|---|---|---|", .. rows];
        var text = await Generated.ReadAsync(Document, text => Table().Replace(text, _ => string.Join('\n', table) + "\n", 1));
        Generated.Check(Document, table, Table().Match(text).Value.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Every_column_is_described()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Document));
        Assert.All(FileColumns.Csv, column => Assert.Contains($"`{column.Name}`", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<=<!-- parameters: .*? -->\n).*?(?=<!-- end of parameters -->)", RegexOptions.Singleline)]
    private static partial Regex Table();
}
