using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Cel;
using Lingua;
using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Contributions.Suggestions.Rules;

/// <summary>The conditions of rules: expressions of CEL, the Common Expression Language (github.com/google/cel-spec), which always end and
/// reach nothing but these variables. docs/rules.md lists them.</summary>
public sealed class RuleLanguage
{
    // A compiled condition is some kilobytes; there are as many as the operator has written.
    readonly ConcurrentDictionary<string, CelProgramDelegate> compiled = new(StringComparer.Ordinal);

    readonly Lazy<LanguageDetector> detector = new(() => LanguageDetectorBuilder.FromAllLanguages().WithLowAccuracyMode().Build());

    readonly CelEnvironment environment = Create();

    /// <summary>Whether a condition holds.</summary>
    /// <param name="condition">The expression.</param>
    /// <param name="judged">What it is about.</param>
    /// <exception cref="RuleException">It is no condition; the message says why.</exception>
    internal bool Holds(string condition, Judged judged)
    {
        try
        {
            return compiled.GetOrAdd(condition, environment.Compile).Invoke(Variables(condition, judged)) is bool holds
                ? holds
                : throw new RuleException("the condition gives a value that is neither true nor false.");
        }
        catch (Exception exception) when (exception is CelException or RegexParseException or NotSupportedException or InvalidOperationException
            or FormatException)
        {
            throw new RuleException($"the condition cannot be evaluated: {exception.Message}", exception);
        }
    }

    /// <summary>What is wrong with a condition; null when nothing is.</summary>
    public static string? FaultOf(string condition)
    {
        try
        {
            new RuleLanguage().Holds(condition, Judged.Empty);
            return null;
        }
        catch (RuleException failure)
        {
            return failure.Message;
        }
    }

    Dictionary<string, object?> Variables(string condition, Judged judged)
    {
        var contents = judged.Contents;
        var variables = new Dictionary<string, object?>
        {
            ["kind"] = contents.Kind, ["fields"] = contents.Fields, ["hosts"] = contents.Hosts, ["text"] = contents.Text,
            ["words"] = contents.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries), ["sources"] = (long)contents.Sources,
            ["risk"] = judged.Harm, ["risks"] = judged.Risks, ["origin_count"] = (long)judged.OriginCount, ["edit"] = judged.IsEdit,
        };
        // The models of all languages take seconds to load, and 60 MB; most instances have no rule that needs them.
        if (condition.Contains("language", StringComparison.Ordinal)) variables["language"] = LanguageOf(contents.Text);
        return variables;
    }

    string LanguageOf(string text) =>
        text.Length == 0 || detector.Value.DetectLanguageOf(text) is var language && language == Language.Unknown
            ? "" : language.IsoCode6391().ToString().ToLowerInvariant();

    // The library's own regular expressions backtrack: one bad pattern would stop every suggestion.
    static CelEnvironment Create()
    {
        var environment = new CelEnvironment(null, null);
        environment.RegisterFunction("matches", [typeof(string), typeof(string)], values => Regex.IsMatch(
            (string)values[0]!, (string)values[1]!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        return environment;
    }
}

/// <summary>What a rule judges.</summary>
/// <param name="Contents">What it says.</param>
/// <param name="Harm">How much it could do, 0 to 1.</param>
/// <param name="Risks">Why.</param>
/// <param name="OriginCount">How many open suggestions its origin had.</param>
/// <param name="IsEdit">Whether it is an edit of the past.</param>
sealed record Judged(SuggestionContents Contents, double Harm, IReadOnlyList<string> Risks, int OriginCount, bool IsEdit = false)
{
    /// <summary>A suggestion that says nothing: a condition is tried on it.</summary>
    public static Judged Empty { get; } = new(new("", [], [], [], 0), 0, [], 0);
}

/// <summary>A rule cannot be used.</summary>
public sealed class RuleException(string message, Exception? cause = null) : Exception(message, cause);
