using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotChocolate.AspNetCore.Tests.Validation;
using HotChocolate.Validation;
using HotChocolateTests.Clients;
using Map.Testing.Clients;

namespace HotChocolateTests.Differential;

/// <summary>Random documents that violate all rules have the same errors at the same locations as in graphql-js.</summary>
public sealed partial class InvalidDocumentTests
{
    const int Documents = 2000;

    [NodeFact(NodeScript.GraphQL)]
    public async Task Random_documents_have_same_errors_as_in_graphql_js()
    {
        var schema = System.IO.Path.Combine(AppContext.BaseDirectory, "Validation", "PetSchema.graphql");
        var lines = await NodeScript.RunAsync(NodeScript.GraphQL, "invalid.mjs", schema, $"{Documents}", "1");
        var cases = lines.Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(Documents, cases.Count);
        Assert.InRange(cases.Count(one => one["errors"]!.AsArray().Count == 0), 300, 700);
        var differences = cases.Select(Difference).OfType<string>().ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Documents} documents:\n{string.Join("\n\n", differences.OrderBy(text => text.Length).Take(3))}");
    }

    static string? Difference(JsonNode one)
    {
        var source = (string)one["source"]!;
        // Of conflicts through fragments, the pairs that are reported depend on the search order, so they are not compared.
        var spreads = source.Contains("...F", StringComparison.Ordinal);
        List<string> theirs = [.. one["errors"]!.AsArray().Select(error => Comparable(
            (string)error!["message"]!,
            error["locations"]!.AsArray().Select(location => ((int)location!["line"]!, (int)location["column"]!)),
            spreads))];
        var found = ValidationTests.Validate(source, new ValidationOptions { MaxAllowedErrors = 1000 });
        List<string> ours = [.. found.Select(error => Comparable(
            error.Message, (error.Locations ?? []).Select(location => (location.Line, location.Column)), spreads))];
        var missing = theirs.Except(ours).ToList();
        var added = ours.Except(theirs).Where(error => IsKnownThere(error, theirs)).ToList();
        return missing.Count + added.Count == 0
            ? null
            : $"{source}\nmissing {string.Join("\n        ", missing)}\nadded   {string.Join("\n        ", added)}";
    }

    static string Comparable(string message, IEnumerable<(int Line, int Column)> locations, bool spreads)
    {
        if (spreads && message.Contains("conflict because", StringComparison.Ordinal))
            return "fields conflict";
        // Another rule than in graphql-js 16 reports the variable of a @oneOf field, with other locations.
        if (message.Contains("must be non-nullable to be used for OneOf", StringComparison.Ordinal))
            return "a nullable variable in a @oneOf object";
        var rule = message switch
        {
            _ when MissingArgument().IsMatch(message) => "a required argument is missing",
            _ when WrongValue().IsMatch(message) => "a value does not fit",
            _ => message,
        };
        return $"{string.Join(' ', locations.Select(location => $"{location.Line}:{location.Column}"))} {rule}";
    }

    static bool IsKnownThere(string error, IEnumerable<string> theirs)
    {
        // Rules that graphql-js has only since version 17: operations without a root type, subscriptions without a field.
        if (error.EndsWith("operation is not supported by the schema.", StringComparison.Ordinal)
            || error.EndsWith("must select one top level field.", StringComparison.Ordinal))
            return false;
        // If an argument is given twice, which another rule reports, graphql-js compares only one of the two.
        return !error.Contains("conflict", StringComparison.Ordinal)
            || !theirs.Any(other => other.Contains("There can be only one argument named", StringComparison.Ordinal));
    }

    // The messages of these rules follow version 17.
    [GeneratedRegex("^(Argument|Field|Directive) .* is required, but it was not provided")]
    private static partial Regex MissingArgument();

    [GeneratedRegex("cannot represent|^Expected value of|is not defined by type|was not provided|^A stamp|"
        + "must specify exactly one key|^Within OneOf|^Field \"OneOfInput\\.\\w+\" must be non-null")]
    private static partial Regex WrongValue();
}
