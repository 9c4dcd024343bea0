using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Tests.Contributions.Suggestions;

public sealed class TextTests
{
    [Theory]
    [InlineData("Visit <a href='x'>us</a>", "has markup")]
    [InlineData("[url=http://x.example]x[/url]", "has markup")]
    [InlineData("The vi\u200Bsitors", "has invisible characters within words")]
    [InlineData("Z\u0300\u0301\u0302\u0303\u0304algo", "has stacked marks")]
    [InlineData("P\u0430ypal", "mixes letters of two scripts that look alike: P\u0430ypal")]
    public void What_is_not_only_text_is_flagged(string text, string risk) => Assert.Equal([risk], TextRisks.Of([text]));

    [Theory]
    [InlineData("Visitors' group: 5 < 6 & 7 > 2, open 9-17")]
    [InlineData("می\u200Cخواهم به مرکز زنگ بزنم")]
    [InlineData("Группа поддержки в Москве и Kyiv")]
    [InlineData("Ομάδα υποστήριξης Αθήνα, Athens")]
    [InlineData("Nhóm hỗ trợ người tị nạn ở Đà Nẵng")]
    [InlineData("קְבוּצָה")]
    [InlineData("難民支援 Tokyo グループ")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F England")]
    public void Honest_text_of_any_language_is_not(string text) => Assert.Empty(TextRisks.Of([text]));

    [Fact]
    public void Hosts_that_only_look_like_another_are_told()
    {
        Assert.NotNull(TextRisks.FaultOfHost("p\u0430ypal.com"));
        Assert.NotNull(TextRisks.OfHost("\u0430\u0440\u0440\u04CF\u0435.com"));
        Assert.NotNull(TextRisks.OfHost("xn--80ak6aa92e.com"));
        foreach (var honest in new[] { "paypal.com", "münchen.example", "правда.рф", "xn--mnchen-3ya.example", "ελλάδα.gr" })
            Assert.Equal((null, null), (TextRisks.FaultOfHost(honest), TextRisks.OfHost(honest)));
    }

    [Fact]
    public void Name_in_other_characters_poses_as_the_old_one()
    {
        Assert.NotNull(TextRisks.OfName(["Campsfield House"], ["C\u0430mpsfield House"]));
        Assert.Null(TextRisks.OfName(["Campsfield House"], ["Campsfield house"]));
        Assert.Null(TextRisks.OfName(["Campsfield House"], ["Campsfield IRC"]));
    }

    [Fact]
    public void Links_are_equal_however_they_are_written()
    {
        Assert.Equal(["spam.co.uk"], Links.Sites("https://a17.spam.co.uk/x http://www.SPAM.co.uk").Distinct());
        Assert.Equal(["facebook.com/one", "facebook.com/two"], Links.Sites("https://facebook.com/one https://www.facebook.com/two/x"));
        Assert.Single(Links.Numbers("+44 20 7946 0000 or 020 7946-0000 or (020) 79460000").Distinct());
        Assert.Equal(["a.b@example.org"], Links.Emails("mail A.B@example.org."));
        Assert.Empty(Links.Numbers("open 2009-03-18 to 2011"));
    }

    [Fact]
    public void Who_names_the_same_source_is_not_alike_for_that()
    {
        const string source = "Report of the committee for the prevention of torture on its visit to the country, 2024";
        SuggestionContents bare = new("update_place", ["name"], [source], [], 1);
        SuggestionContents one = new("update_place", ["note"], ["The door is beside the church, ring twice", source], ["The door is beside the church, ring twice"], 1);
        SuggestionContents other = new("update_place", ["note"], ["Meetings are on Thursday evenings from seven", source], ["Meetings are on Thursday evenings from seven"], 1);

        Assert.Null(bare.Signature());
        Assert.InRange(MinHash.Similarity(one.Signature()!, other.Signature()!), 0, 0.2);
    }

    [Fact]
    public void Signatures_tell_alike_texts_from_others()
    {
        var one = Of("the visitors group at the centre in town has moved to the house of the church beside the station")!;
        var alike = Of("the visitors group at the camp in village has moved to the house of the church beside the station now")!;
        var other = Of("weekly meetings are on thursday evenings, and anybody who wants to help with phone credit can come")!;

        Assert.InRange(MinHash.Similarity(one, alike), 0.5, 0.95);
        Assert.InRange(MinHash.Similarity(one, other), 0, 0.2);
        Assert.Equal(one, MinHash.FromBytes(MinHash.ToBytes(one)));
        Assert.Null(Of("it has closed"));

        static uint[]? Of(string text) => MinHash.Of(text);
    }
}
