using System.Text.RegularExpressions;
using Map.Service.TellMe.Mail;

namespace Map.Service.Tests.TellMe;

public sealed partial class MailWordsTests
{
    [Fact]
    public void Mails_are_written_in_the_fourteen_languages_of_the_pages() =>
        Assert.Equal(["am", "ar", "ckb", "de", "en", "es", "fa", "fr", "it", "ps", "so", "ti", "tr", "uk"], MailWords.Languages.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_language_has_every_text_with_the_same_arguments()
    {
        var english = MailWords.Of("en").Texts;
        foreach (var language in MailWords.Languages)
        {
            var texts = MailWords.Of(language).Texts;
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(english, text => Assert.Equal(ArgumentsOf(text.Value), ArgumentsOf(texts[text.Key])));
        }
    }

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("zh", "en")]
    [InlineData("ckb", "ckb")]
    public void Other_language_gets_the_nearest(string asked, string given) => Assert.Equal(given, MailWords.Known(asked));

    static string ArgumentsOf(string text) => string.Join(' ', Argument().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Argument();
}
