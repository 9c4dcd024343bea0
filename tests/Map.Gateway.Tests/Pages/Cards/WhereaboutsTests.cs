using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Tests.Pages.Cards;

/// <summary>Distances and ages in words.</summary>
public sealed class WhereaboutsTests
{
    static readonly Say English = new(PageLanguages.Read(WebPages.OfThisBuild()).English);

    [BuiltPagesTheory]
    [InlineData(181, V1.Precision.Town, "in Calais")]
    [InlineData(7_900, V1.Precision.Town, "in Calais")]
    [InlineData(30_400, V1.Precision.Town, "about 30 km, in Calais")]
    [InlineData(181, V1.Precision.Building, "0.2 km")]
    [InlineData(20, V1.Precision.Building, "0.1 km")]
    [InlineData(1_234, V1.Precision.Street, "1.2 km")]
    [InlineData(12_345, V1.Precision.Site, "12 km")]
    public void Distance_is_no_finer_than_the_position(double metres, V1.Precision precision, string expected) =>
        Assert.Equal(expected, Whereabouts.Of(new() { Address = new() { Town = "Calais" } }, metres, precision, English));

    [BuiltPagesFact]
    public void Place_without_distance_is_in_its_town_and_without_a_town_nowhere()
    {
        Assert.Equal("in Calais", Whereabouts.Of(new() { Address = new() { Town = "Calais" } }, null, default, English));
        Assert.Equal("", Whereabouts.Of(new(), null, default, English));
    }

    [BuiltPagesTheory]
    [InlineData("2026-11-29", "", "Checked this month", false)]
    [InlineData("2026-10-30", "", "Checked this month", false)]
    [InlineData("2026-10-29", "", "Checked 1 month ago", false)]
    [InlineData("2026-01", "2027", "Checked 10 months ago", false)]
    [InlineData("", "2025-11-29", "Last checked a year ago. It may have changed.", true)]
    [InlineData("2019", "2026-11", "Last checked 7 years ago. It may have changed.", true)]
    [InlineData("", "", "Nobody has said when this was checked.", true)]
    public void Age_is_that_of_the_last_check_and_bold_after_a_year(string verified, string status, string words, bool isOld)
    {
        var age = Knowledge.Of(new() { VerifiedOn = verified, StatusAsOf = status }, English, new(2026, 11, 29));

        Assert.Equal((words, isOld), (age.Words, age.IsOld));
    }
}
