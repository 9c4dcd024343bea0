using Map.Service.Import.Sources;

namespace Map.Service.Tests.Import.Sources;

public sealed class EveryTests
{
    [Theory]
    [InlineData("PT1H", "2026-01-31T01:00:00Z")]
    [InlineData("P1D", "2026-02-01T00:00:00Z")]
    [InlineData("P2W", "2026-02-14T00:00:00Z")]
    [InlineData("P1M", "2026-02-28T00:00:00Z")]
    public void Period_is_one_number_of_a_unit(string text, string after)
    {
        var every = Every.Parse(text)!.Value;
        Assert.Equal(text, every.ToString());
        Assert.Equal(DateTimeOffset.Parse(after, null), every.After(new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P0D")]
    [InlineData("P1Y")]
    [InlineData("P13M")]
    [InlineData("P1WT1H")]
    [InlineData("PT1M")]
    [InlineData("1W")]
    public void Anything_else_is_no_period(string text) => Assert.Null(Every.Parse(text));
}
