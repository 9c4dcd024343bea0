using Map.Service.Contributions.Suggestions.Rules;

namespace Map.Service.Tests.Contributions.Suggestions;

public sealed class RuleLanguageTests
{
    static readonly RuleLanguage Language = new();

    static readonly Judged Sample = new(
        new("update_place", ["contacts", "website"], ["Ihr seid alle dumm und gehört eingesperrt"], ["https://spam.example/x +44 1632 960000"], 1),
        0.6, ["changes how it is reached"], 4);

    [Theory]
    [InlineData("kind == 'update_place' && 'contacts' in fields", true)]
    [InlineData("hosts.exists(h, h.endsWith('.example'))", true)]
    [InlineData("risk > 0.7", false)]
    [InlineData("origin_count >= 3 && sources == 1 && !edit", true)]
    [InlineData("words.exists(w, w in ['dumm', 'blöd'])", true)]
    [InlineData("text.matches('gehört +eingesperrt$')", true)]
    [InlineData("language == 'de'", true)]
    [InlineData("risks.exists(r, r.contains('reached'))", true)]
    public void Condition_holds_as_it_reads(string condition, bool holds) => Assert.Equal(holds, Language.Holds(condition, Sample));

    [Theory]
    [InlineData("kind ==")]
    [InlineData("nothing == 1")]
    [InlineData("kind")]
    [InlineData("text.matches('(')")]
    [InlineData("text.matches('(a)\\\\1')")]
    [InlineData("size(kind) + 1")]
    public void What_is_no_condition_is_told(string condition) => Assert.NotNull(RuleLanguage.FaultOf(condition));

    // The library's own matches would backtrack for longer than a test runs.
    [Fact]
    public void Pattern_that_backtracks_ends()
    {
        var repeated = new Judged(new("", [], [new string('a', 2000) + "!"], [], 0), 0, [], 0);
        Assert.False(Language.Holds("text.matches('^(a+)+b$')", repeated));
    }
}
