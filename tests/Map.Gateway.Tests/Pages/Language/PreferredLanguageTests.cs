using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Language;
using Microsoft.AspNetCore.Http;

namespace Map.Gateway.Tests.Pages.Language;

public sealed class PreferredLanguageTests
{
    readonly PageLanguages languages = PageLanguages.Read(WebPages.OfThisBuild());

    [BuiltPagesTheory]
    [InlineData("fr-CA", "fr")]
    [InlineData("de;q=0.5, ar-SY;q=0.9", "ar")]
    [InlineData("fr;q=0, uk;q=0.1", "uk")]
    [InlineData("*", "en")]
    [InlineData("xx, de;q=0.2", "de")]
    [InlineData("", "en")]
    public void Language_is_the_first_that_browser_and_pages_share(string accepted, string expected)
    {
        var context = new DefaultHttpContext();
        if (accepted.Length > 0)
            context.Request.Headers.AcceptLanguage = accepted;
        Assert.Equal(expected, languages.Preferred(context.Request).Tag);
    }

    [BuiltPagesFact]
    public void Arabic_and_Persian_are_written_from_the_right()
    {
        Assert.All(languages.All, language => Assert.Equal(language.Tag is "ar" or "fa" or "ps" or "ckb" or "ur" or "sd", language.IsRightToLeft));
        Assert.True(languages.Find("ar")!.IsRightToLeft);
    }
}
