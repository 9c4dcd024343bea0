using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.Tests.GraphQL.Scalars;

public class LanguageTagTests
{
    static readonly Dictionary<string, string> Names = new() { ["fr"] = "Calais", ["pt"] = "Cales", ["zh-Hant"] = "加萊" };

    [Theory]
    [InlineData("fr", "Calais")]
    [InlineData("FR", "Calais")]
    [InlineData("pt-BR", "Cales")]
    [InlineData("zh-Hant-TW", "加萊")]
    [InlineData("fr-x-border", "Calais")]
    [InlineData("zh", null)]
    [InlineData("de", null)]
    public void Language_falls_back_to_wider_one(string tag, string? expected)
    {
        Assert.True(LanguageTag.TryParse(tag, out var language));
        Assert.Equal(expected, language.Pick(Names));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f")]
    [InlineData("fr_FR")]
    [InlineData("fr-")]
    public void Anything_else_is_refused(string tag) => Assert.False(LanguageTag.TryParse(tag, out _));
}
