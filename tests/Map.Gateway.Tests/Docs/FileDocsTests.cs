using System.Text.RegularExpressions;
using Map.Contract.Files;

namespace Map.Gateway.Tests.Docs;

/// <summary>docs/files.md names the parameters and columns that there are. ./map bless writes its table of parameters.</summary>
public sealed partial class FileDocsTests
{
    const string Document = "docs/files.md";
    const string EndOfColumns = "<!-- end of columns -->";

    [Fact, Trait("Category", "Generated")]
    public async Task Table_of_parameters_is_up_to_date()
    {
        var rows = FilterParameter.All.Select(parameter => $"| `{parameter.Name}` | {parameter.Form} | {parameter.Description} |");
        string[] table = ["| parameter | is | finds places |", "|---|---|---|", .. rows];
        var text = await Generated.ReadAsync(Document, text => Table().Replace(text, _ => string.Join('\n', table) + "\n", 1));
        Generated.Check(Document, table, Table().Match(text).Value.TrimEnd('\n').Split('\n'));
    }

    [Fact, Trait("Category", "Generated")]
    public async Task Every_column_is_described()
    {
        var text = await Generated.ReadAsync(Document, text => text.Replace(EndOfColumns, Missing(text) + EndOfColumns, StringComparison.Ordinal));
        Assert.Equal("", Missing(text));
    }

    // Rows for columns that the document does not name yet. Written by hand, a row may say more than the contract, and about several columns.
    static string Missing(string text) => string.Concat(FileColumns.Csv
        .Where(column => !text.Contains($"`{column.Name}`", StringComparison.Ordinal))
        .Select(column => $"| `{column.Name}` | {column.Description} |\n"));

    [GeneratedRegex(@"(?<=<!-- parameters: .*? -->\n).*?(?=<!-- end of parameters -->)", RegexOptions.Singleline)]
    private static partial Regex Table();
}
