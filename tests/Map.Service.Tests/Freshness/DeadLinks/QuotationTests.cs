using Map.Service.Freshness.DeadLinks;

namespace Map.Service.Tests.Freshness.DeadLinks;

public sealed class QuotationTests
{
    const string Main = """
        Welcome to our report of the year 2024.
        The centre in Metz was closed. The centre at Coquelles near Calais holds 104 people. Others are in Lille and in Paris.
        Coquelles centre: call +33 3 21 00 00 00 or write to coquelles@host.example.
        """;

    [Theory]
    [InlineData("Coquelles detention centre Calais", "The centre at Coquelles near Calais holds 104 people.")]
    [InlineData("CRA de Metz", "The centre in Metz was closed.")]
    [InlineData("Something else entirely", "Who is held where, and by whom.")]
    public void Sentence_that_matches_the_claim_is_quoted_else_the_description(string claim, string quotation) =>
        Assert.Equal(quotation, Quotations.Of(Page(Main), claim, null));

    [Fact]
    public void Quotation_stays_while_the_page_has_it_and_when_nothing_else_matches()
    {
        const string known = "The centre in Metz was closed.";
        Assert.Equal(known, Quotations.Of(Page(Main), "Coquelles", known));
        Assert.Equal("Coquelles is full, people say.", Quotations.Of(Page("Coquelles is full, people say."), "Coquelles", known));
        Assert.Equal(known, Quotations.Of(Page("An entirely different text now."), "Coquelles", known));
    }

    [Fact]
    public void Long_sentence_is_cut_between_words()
    {
        var quotation = Quotations.Of(Page($"Coquelles {string.Concat(Enumerable.Repeat("is very full ", 60))}."), "Coquelles", null)!;
        Assert.InRange(quotation.Length, 280, 300);
        Assert.EndsWith("…", quotation, StringComparison.Ordinal);
        Assert.Equal(quotation, Quotations.Of(Page($"Coquelles {string.Concat(Enumerable.Repeat("is very full ", 60))}."), "Coquelles", quotation));
    }

    [Fact]
    public void Contacts_of_people_are_not_quoted() =>
        Assert.Null(Quotations.Of(Page("Coquelles: write to coquelles@host.example today.\nCoquelles: call 03 21 00 00 00 today.") with { Description = "" }, "Coquelles", null));

    static PageText Page(string main) => new("Report", "Report", "Who is held where, and by whom.", main, null, true, "");
}
