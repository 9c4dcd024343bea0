using Map.Service.Errors;
using Map.Service.Paging;
using Map.V1;

namespace Map.Service.Tests.Paging;

public sealed class QueryFingerprintTests
{
    static readonly NameCursor Calais = new("calais", Guid.Parse("0190a6a0-0000-7000-8000-000000000000"), 12_345);

    readonly QueryFingerprint fingerprint = Of("legal");

    [Theory]
    [InlineData("")]
    [InlineData("Calais")]
    [InlineData("Saint-Étienne, Ⓐ, 日本語, 🏴")]
    public void Token_gives_back_its_values(string text)
    {
        // A length takes another byte from 128 bytes on, and again from 16,384.
        string[] values = [text, new('x', 127), new('x', 128), new('é', 300), new('x', 20_000), ""];
        foreach (var value in values)
        {
            var cursor = Calais with { SortName = value, Began = value.Length };
            Assert.Equal(cursor, fingerprint.Read<NameCursor>(fingerprint.TokenAfter(cursor)));
        }
    }

    [Fact]
    public void Token_keeps_its_format()
    {
        const string token = "AY-t3cTbREsWBmNhbGFpcyQwMTkwYTZhMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAFMTIzNDWVt2RR";

        Assert.Equal(token, fingerprint.TokenAfter(Calais));
        Assert.Equal(Calais, fingerprint.Read<NameCursor>(token));
    }

    [Fact]
    public void Token_that_differs_in_one_character_is_refused()
    {
        var token = fingerprint.TokenAfter(Calais);
        for (var i = 0; i < token.Length; i++)
            foreach (var other in "Az9_")
                if (token[i] != other)
                    Assert.Throws<Refusal>(() => fingerprint.Read<NameCursor>(token[..i] + other + token[(i + 1)..]));
    }

    [Fact]
    public void Token_of_another_query_is_refused() =>
        Assert.Throws<Refusal>(() => fingerprint.Read<NameCursor>(Of("visits").TokenAfter(Calais)));

    static QueryFingerprint Of(string text) => QueryFingerprint.Of(new SearchPlacesRequest { Filter = new() { Text = text } });
}
