using System.Text.Json;
using HotChocolate.AspNetCore.Tests.Language;
using HotChocolate.Language;
using HotChocolateTests.Clients;
using Map.Testing.Clients;

namespace HotChocolateTests.Differential;

/// <summary>Random documents with changed characters: graphql-js accepts the same ones, and reports the same error at the same location.
/// </summary>
public sealed class SyntaxTests
{
    const int Documents = 3000;
    const string Dot = "Unexpected character: \".\".";

    static readonly ParserOptions NoLimits = new(maxAllowedFields: int.MaxValue, maxAllowedTokens: int.MaxValue);

    static readonly string[] Inserted =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "@", "$", "!", "|", "&", ".", "..", "...", "-", "0", "0x", "01", "1.", "1e", ".5", "a", "_",
        "on", "null", "fragment", "query", "type", "extend", "'", "%", "?", "\"", "\"\"\"", "\\", "\\x", "\\u{1F600}", "\\uD83D\\uDE00",
        "\\uD83D", "\\u{D800}", "#", "\n", "\r", "\r\n", ",", " ", "\t", "\u0000", "\u000B", "\u00A0", "\u00e9", "\u2028", "\u200F",
        "\uFEFF", "\uFFFF", "\U0001F600",
    ];

    [NodeFact(NodeScript.GraphQL)]
    public async Task Invalid_documents_have_same_errors_as_in_graphql_js()
    {
        List<string> texts = [.. Enumerable.Range(0, Documents).Select(Text)];
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, texts.Select(text => JsonSerializer.Serialize(text)));
        var theirs = await NodeScript.RunAsync(NodeScript.GraphQL, "syntax.mjs", file);
        File.Delete(file);

        Assert.Equal(Documents, theirs.Length);
        Assert.InRange(theirs.Count(line => line == "null"), 300, 2500);
        var differences = texts.Zip(theirs, Difference).OfType<string>().ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Documents} documents:\n{string.Join("\n\n", differences.OrderBy(text => text.Length).Take(5))}");
    }

    static string? Difference(string text, string theirs)
    {
        var ours = "null";
        try
        {
            Utf8GraphQLParser.Parse(text, NoLimits);
        }
        catch (SyntaxException error)
        {
            ours = $"{error.Line}:{error.Column} {error.Message}";
        }

        var expected = theirs == "null" ? theirs : Describe(JsonDocument.Parse(theirs).RootElement);
        return ours == expected || IsNewer(expected, ours) || IsShortened(expected, ours)
            ? null
            : $"{JsonSerializer.Serialize(text)}\nours   {ours}\ntheirs {expected}";
    }

    // Only version 17 of graphql-js suggests "did you mean" for dots, and allows descriptions of operations, fragments and variables.
    static bool IsNewer(string theirs, string ours) =>
        theirs.Contains("description", StringComparison.Ordinal)
        || theirs.Contains("Expected \"$\", found String", StringComparison.Ordinal)
        || theirs.Contains("Expected \"$\", found BlockString", StringComparison.Ordinal)
        || (theirs.EndsWith(Dot, StringComparison.Ordinal) && ours.StartsWith(theirs[..^Dot.Length], StringComparison.Ordinal));

    // Our messages shorten long quotes of the document.
    static bool IsShortened(string theirs, string ours) =>
        ours.IndexOf('…', StringComparison.Ordinal) is > 0 and var end && theirs.StartsWith(ours[..end], StringComparison.Ordinal);

    static string Describe(JsonElement error) =>
        $"{error.GetProperty("line")}:{error.GetProperty("column")} {error.GetProperty("message").GetString()}";

    static string Text(int seed)
    {
        var random = new Random(seed);
        var text = new RandomSyntax(seed, descriptions: false).Document().ToString();
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, 1),
                1 => text[..at],
                2 => text[..at] + text[at..Math.Min(at + 5, text.Length)] + text[at..],
                _ => text.Insert(at, Inserted[random.Next(Inserted.Length)]),
            };
        }

        // An unpaired surrogate cannot be encoded as UTF-8, so it is removed.
        return string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD));
    }
}
