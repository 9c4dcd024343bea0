namespace Map.Service.Contributions.Suggestions.Rules;

/// <summary>Applies the rules that are on to a suggestion before it is stored.</summary>
public sealed partial class ApplyRules(RuleStore store, RuleLanguage language, ILogger<ApplyRules> logger)
{
    /// <returns>What the rules say of it.</returns>
    /// <exception cref="Refusal">INVALID_ARGUMENT: a rule refuses it, with the message of the rule.</exception>
    internal async Task<Verdict> RunAsync(Judged judged, CancellationToken cancellationToken) => Run(judged, await OnAsync(cancellationToken));

    /// <summary>The rules that are on.</summary>
    internal Task<List<Rule>> OnAsync(CancellationToken cancellationToken) => store.ListAsync(onlyOn: true, cancellationToken);

    /// <inheritdoc cref="RunAsync"/>
    internal Verdict Run(Judged judged, IEnumerable<Rule> on)
    {
        var verdict = new Verdict([], [], false);
        foreach (var rule in on)
        {
            if (!Holds(rule, judged)) continue;
            verdict = rule.Action switch
            {
                RuleAction.Flag => verdict with { Flags = [.. verdict.Flags, rule.Message] },
                RuleAction.Group => verdict with { Groups = [.. verdict.Groups, rule.Id] },
                RuleAction.Hold => verdict with { IsHeld = true },
                _ => throw Refusal.Invalid("change", rule.Message),
            };
        }

        return verdict;
    }

    // A rule that cannot be evaluated must neither stop all suggestions nor go unnoticed.
    bool Holds(Rule rule, Judged judged)
    {
        try
        {
            return language.Holds(rule.Condition, judged);
        }
        catch (RuleException failure)
        {
            Failed(logger, rule.Id, failure.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rule {Rule} was left out: {Why}")]
    private static partial void Failed(ILogger logger, string rule, string why);
}

/// <summary>What rules say of a suggestion.</summary>
/// <param name="Flags">What reviewers are told.</param>
/// <param name="Groups">The rules in whose groups it is.</param>
/// <param name="IsHeld">Whether it waits apart.</param>
sealed record Verdict(IReadOnlyList<string> Flags, IReadOnlyList<string> Groups, bool IsHeld);
