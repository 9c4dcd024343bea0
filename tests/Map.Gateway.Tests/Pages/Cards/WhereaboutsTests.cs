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
    [InlineData("2026-11-29", "", "Checked this week", false)]
    [InlineData("2027-02", "", "Checked this week", false)]
    [InlineData("2026-11-23", "", "Checked this week", false)]
    [InlineData("2026-11-22", "", "Checked 1 week ago", false)]
    [InlineData("2026-10-01", "", "Checked 8 weeks ago", false)]
    [InlineData("2026-09-27", "", "Checked 2 months ago", false)]
    [InlineData("2026-01", "2027", "Checked 10 months ago", false)]
    [InlineData("2025-11-30", "", "Checked 11 months ago", false)]
    [InlineData("", "2025-11-29", "Not checked since 2025. Call before you go.", true)]
    [InlineData("2019", "2026-11", "Not checked since 2019. Call before you go.", true)]
    [InlineData("", "", "Nobody has said when this was checked. Call before you go.", true)]
    public void Age_is_that_of_the_last_check_and_bold_after_a_year(string verified, string status, string words, bool isOld)
    {
        var age = Knowledge.Of(new() { VerifiedOn = verified, StatusAsOf = status }, English, new(2026, 11, 29));

        Assert.Equal((words, isOld), (age.Words, age.IsOld));
    }

    [BuiltPagesFact]
    public void Nobody_is_told_to_call_a_detention_centre_before_they_go() => Assert.Equal(
        "Not checked since 2019. It may have changed.",
        Knowledge.Of(new() { Kind = V1.PlaceKind.DetentionCentre, VerifiedOn = "2019-05-04" }, English, new(2026, 11, 29)).Words);
}
