using System.Text;
using System.Text.RegularExpressions;
using Map.V1;

namespace Map.Gateway.Tests.Docs;

/// <summary>docs/errors.md shows the error catalogue, and the catalogue has every reason of the contract.</summary>
public sealed partial class ErrorDocsTests
{
    const string TableHead = "| reason |";

    [Fact, Trait("Category", "Generated")]
    public async Task Table_in_document_is_that_of_catalogue()
    {
        const string document = "docs/errors.md";
        var text = await Generated.ReadAsync(document, text => text[..text.IndexOf(TableHead, StringComparison.Ordinal)] + Table());
        Generated.Check(document, Table().Split('\n'), text[text.IndexOf(TableHead, StringComparison.Ordinal)..].Split('\n'));
    }

    [Fact]
    public void Catalogue_has_every_reason_of_contract()
    {
        Assert.Equal(ErrorCatalogue.Internal, ErrorCatalogue.Of(ErrorReason.Unspecified));
        foreach (var reason in Enum.GetValues<ErrorReason>().Except([ErrorReason.Unspecified]))
            Assert.Equal(ErrorCatalogue.NameOf(reason), ErrorCatalogue.Of(reason).Reason);
    }

    [Fact]
    public void Reason_and_status_tell_errors_apart() =>
        Assert.Equal(ErrorCatalogue.All.Count, ErrorCatalogue.All.DistinctBy(error => (error.Reason, error.HttpStatus)).Count());

    static string Table()
    {
        var table = new StringBuilder(
            $"{TableHead} gRPC status | code | HTTP status | log level | default message |\n|---|---|---|---|---|---|\n");
        foreach (var error in ErrorCatalogue.All)
        {
            table.Append("| ").AppendJoin(" | ",
                error.Reason, error.Status is { } status ? UpperCase(status.ToString()) : "", error.Code, error.HttpStatus, error.Level,
                error.Message).Append(" |\n");
        }

        return table.ToString();
    }

    static string UpperCase(string name) => Hump().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}
