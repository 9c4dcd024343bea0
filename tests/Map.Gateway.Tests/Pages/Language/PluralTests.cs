using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Tests.Pages.Language;

public sealed class PluralTests
{
    readonly PageLanguages languages = PageLanguages.Read(WebPages.OfThisBuild());

    [BuiltPagesTheory]
    [InlineData("en", 0, "No places")]
    [InlineData("en", 1, "1 place")]
    [InlineData("en", 2000, "2,000 places")]
    [InlineData("fr", 0, "Aucun lieu")]
    [InlineData("fr", 1, "1 lieu")]
    [InlineData("fr", 2, "2 lieux")]
    [InlineData("ar", 0, "لا أماكن")]
    [InlineData("ar", 1, "مكان واحد")]
    [InlineData("ar", 2, "مكانان")]
    [InlineData("ar", 3, "3 أماكن")]
    [InlineData("ar", 11, "11 مكانًا")]
    [InlineData("ar", 100, "100 مكان")]
    [InlineData("ar", 102, "102 مكان")]
    [InlineData("ar", 1103, "1,103 أماكن")]
    [InlineData("uk", 1, "1 місце")]
    [InlineData("uk", 2, "2 місця")]
    [InlineData("uk", 5, "5 місць")]
    [InlineData("uk", 11, "11 місць")]
    [InlineData("uk", 21, "21 місце")]
    [InlineData("uk", 112, "112 місць")]
    public void Number_of_places_is_said_as_the_language_counts(string tag, int count, string expected) =>
        Assert.Equal(expected, new Say(languages.Find(tag)!).With("find.count", ("count", count)));

    [BuiltPagesTheory]
    [InlineData("en", "2009-03-18", "18 March 2009")]
    [InlineData("fr", "2009-03-01", "1 mars 2009")]
    [InlineData("de", "2009-03-18", "18. März 2009")]
    [InlineData("uk", "2009-03", "березень 2009\u202Fр.")]
    [InlineData("fa", "2009", "2009")]
    public void Date_is_written_as_the_language_does(string tag, string date, string expected) =>
        Assert.Equal(expected, new Say(languages.Find(tag)!).Date(date));

    [BuiltPagesTheory]
    [InlineData("en", "1,234.5")]
    [InlineData("de", "1.234,5")]
    [InlineData("fr", "1\u202F234,5")]
    public void Number_has_the_separators_of_the_language(string tag, string expected) => Assert.Equal(expected, languages.Find(tag)!.Write(1234.5));
}
