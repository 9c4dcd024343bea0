using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Tests.Errors;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("\u200B", "no visible character")]
    [InlineData("\u200D\u200C", "no visible character")]
    [InlineData("\u3164", "no visible character")]
    [InlineData("\u2800\u2800", "no visible character")]
    [InlineData("\u0301", "no visible character")]
    [InlineData("\uFEFF", "no visible character")]
    [InlineData("abc\u202Etxt", "U+202E")]
    [InlineData("\u2066name\u2069", "U+2066")]
    [InlineData("a\u0007b", "control characters")]
    [InlineData("a\u0085b", "control characters")]
    [InlineData(" \n\t", "is empty")]
    public void Text_that_readers_cannot_see_or_trust_is_refused(string text, string what) =>
        Assert.Contains(what, Assert.Single(Found(violations => violations.Text("name", text, 200))));

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("שלום \u200Fabc")]
    [InlineData("🏳\uFE0F\u200D🌈")]
    [InlineData("two\r\nlines\tand a tab")]
    public void Joiners_marks_and_line_breaks_are_right(string text) => Assert.Empty(Found(violations => violations.Text("name", text, 200)));

    [Theory]
    [InlineData("UK", "\"UK\" is not an ISO 3166-1 code; did you mean GB?")]
    [InlineData("EL", "\"EL\" is not an ISO 3166-1 code; did you mean GR?")]
    [InlineData("gb", "\"gb\" is not an ISO 3166-1 code; did you mean GB?")]
    [InlineData("FRA", "\"FRA\" is not an ISO 3166-1 code; did you mean FR?")]
    [InlineData("ZZ", "\"ZZ\" is not an ISO 3166-1 code; two capital letters, such as GB or FR.")]
    [InlineData("GB\n", "\"GB\n\" is not an ISO 3166-1 code; did you mean GB?")]
    [InlineData("", "\"\" is not an ISO 3166-1 code; two capital letters, such as GB or FR.")]
    public void Code_of_no_country_is_refused_with_the_one_that_is_meant(string code, string what) =>
        Assert.Equal(what, Assert.Single(Found(violations => violations.Country("country", code))));

    [Theory]
    [InlineData("GB")]
    [InlineData("XK")]
    [InlineData("GF")]
    public void Assigned_code_is_taken(string code) => Assert.Empty(Found(violations => violations.Country("country", code)));

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("ckb-Arab", true)]
    [InlineData("de-CH-1996", true)]
    [InlineData("en-x-a", true)]
    [InlineData("en-u-n", false)]
    [InlineData("en-u-nu-thai", true)]
    [InlineData("en\n", false)]
    [InlineData("en-", false)]
    [InlineData("en-x", false)]
    [InlineData("english", false)]
    [InlineData("e", false)]
    [InlineData("en-abcdefghi", false)]
    [InlineData("de-abcdefgh-abcdefgh-abcdefgh-abcdef", false)]
    public void Language_tag_is_checked_by_one_rule(string tag, bool isRight)
    {
        Assert.Equal(isRight, Contract.LanguageCode.IsWellFormed(tag));
        Assert.Equal(isRight, Found(violations => violations.Language("language", tag)).Count == 0);
    }

    [Fact]
    public void Values_of_enums_are_named_as_callers_write_them() => Assert.Equal(
        ["is missing; one of BUILDING, SITE, STREET, LOCALITY, TOWN, REGION.", "is DETENTION_CENTRE again; every value once."],
        Found(violations =>
        {
            violations.Enum("precision", Precision.Unspecified, required: true);
            violations.EachOnce("kinds", [PlaceKind.DetentionCentre, PlaceKind.DetentionCentre]);
        }));

    [Theory]
    [InlineData("2026-11-28", true)]
    [InlineData("2026-11", true)]
    [InlineData("2026", true)]
    [InlineData("2026-11-29", false)]
    [InlineData("2026-12", false)]
    [InlineData("2087", false)]
    [InlineData("0206", false)]
    public void Day_on_which_something_was_seen_is_not_in_the_future(string date, bool isRight) =>
        Assert.Equal(isRight, Found(violations => violations.Past("status_as_of", date, new DateOnly(2026, 11, 28))).Count == 0);

    [Theory]
    [InlineData("2027-03", true)]
    [InlineData("2046", true)]
    [InlineData("2047", false)]
    [InlineData("1799", false)]
    public void Planned_date_is_at_most_20_years_ahead(string date, bool isRight) =>
        Assert.Equal(isRight, Found(violations => violations.Planned("from", date, new DateOnly(2026, 11, 28))).Count == 0);

    [Fact]
    public void Long_text_of_a_caller_is_cut_in_paths_and_messages()
    {
        var text = new string('x', 100_000);
        var names = new Google.Protobuf.Collections.MapField<string, string> { [text] = "Un" };
        var violations = new Violations();
        violations.Country("country", text);
        violations.Language("language", text);
        violations.PartialDate("from", text);
        violations.Day("day", text);
        violations.Names("names", names);

        Assert.Equal(5, violations.Found.Count);
        Assert.All(violations.Found, violation => Assert.InRange(violation.Field.Length + violation.Description.Length, 1, 300));
    }

    static List<string> Found(Action<Violations> check)
    {
        var violations = new Violations();
        check(violations);
        return [.. violations.Found.Select(violation => violation.Description)];
    }
}
