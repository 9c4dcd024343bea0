using Map.Service.Errors;
using Map.Service.Paging;
using Map.V1;

namespace Map.Service.Tests.Paging;

public sealed class QuestionTests
{
    readonly Question question = new("Search", new SearchPlacesRequest { Filter = new() { Text = "legal" } });

    [Theory]
    [InlineData("")]
    [InlineData("Calais")]
    [InlineData("Saint-Étienne, Ⓐ, 日本語, 🏴")]
    public void Token_gives_back_its_values(string text)
    {
        // A length takes another byte from 128 bytes on, and again from 16,384.
        string[] values = [text, new('x', 127), new('x', 128), new('é', 300), new('x', 20_000), ""];
        Assert.Equal(values, question.Read(question.TokenAfter(values), keyset => keyset));
    }

    [Fact]
    public void Token_that_differs_in_one_character_is_refused()
    {
        var token = question.TokenAfter("calais", "0190a6a0-0000-7000-8000-000000000000");
        for (var i = 0; i < token.Length; i++)
            foreach (var other in "Az9_")
                if (token[i] != other)
                    Assert.Throws<Refusal>(() => question.Read(token[..i] + other + token[(i + 1)..], keyset => keyset));
    }

    [Fact]
    public void Token_of_another_question_is_refused()
    {
        var other = new Question("Search", new SearchPlacesRequest { Filter = new() { Text = "visits" } });
        Assert.Throws<Refusal>(() => question.Read(other.TokenAfter("calais"), keyset => keyset));
    }
}
