namespace Map.Service.Contributions.Suggestions.Rules;

/// <summary>What is done with suggestions that look in some way.</summary>
/// <param name="Id">Small letters, digits and hyphens.</param>
/// <param name="Condition">An expression of <see cref="RuleLanguage"/>.</param>
/// <param name="Action">What is done.</param>
/// <param name="Message">For flag, why a reviewer should look; for refuse, what its author is told.</param>
/// <param name="IsOn">Whether it is applied.</param>
public sealed record Rule(string Id, string Condition, RuleAction Action, string Message, bool IsOn);

/// <summary>What a rule does.</summary>
public enum RuleAction
{
    /// <summary>Tells reviewers.</summary>
    Flag,

    /// <summary>Puts all that it finds into one group.</summary>
    Group,

    /// <summary>Leaves it out of the ordinary list.</summary>
    Hold,

    /// <summary>Refuses it.</summary>
    Refuse,
}
