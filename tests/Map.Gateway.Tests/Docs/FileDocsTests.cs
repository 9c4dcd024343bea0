using System.Text.RegularExpressions;
using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Tests.Docs;

/// <summary>docs/files.md has the parameters, columns and formats that there are. ./map bless writes its tables.</summary>
public sealed class FileDocsTests
{
    const string Document = "docs/files.md";

    public static TheoryData<string> Tables => ["parameters", "formats", "columns of places", "columns of organisations", "columns of involvements"];

    [Theory, Trait("Category", "Generated")]
    [MemberData(nameof(Tables))]
    public async Task Table_is_up_to_date(string name)
    {
        string[] table = name switch
        {
            "parameters" =>
            [
                "| parameter | is | finds places |", "|---|---|---|",
                .. FilterParameter.All.Select(parameter => $"| `{parameter.Name}` | {parameter.Form} | {parameter.Description} |"),
            ],
            "formats" =>
            [
                "| format | media type | of |", "|---|---|---|",
                .. FileFormats.All.Select(format => $"| `.{format.Extension}` | `{format.MediaType.Split(';')[0]}` | {string.Join(", ",
                    new[] { "places", "organisations", "involvements" }.Where(rows => FileFormats.Of(rows).Contains(format)))} |"),
            ],
            "columns of places" => Of(PlaceColumns.All),
            "columns of organisations" => Of(OrganisationColumns.All),
            _ => Of(InvolvementColumns.All),
        };
        var between = new Regex($@"(?<=<!-- {name}: .*? -->\n).*?(?=<!-- end of {name} -->)", RegexOptions.Singleline);
        var text = await Generated.ReadAsync(Document, text => between.Replace(text, _ => string.Join('\n', table) + "\n", 1));
        Generated.Check(Document, table, between.Match(text).Value.TrimEnd('\n').Split('\n'));
    }

    static string[] Of(IEnumerable<FileColumn> columns) =>
    [
        "| column | is | holds |", "|---|---|---|",
        .. columns.Select(column => $"| `{column.Name}` | {column.Type.ToString().ToLowerInvariant()} | {column.Description} |"),
    ];
}
