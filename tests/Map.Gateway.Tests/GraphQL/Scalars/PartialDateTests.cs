namespace Map.Gateway.Tests.GraphQL.Scalars;

public class PartialDateTests
{
    [Theory]
    [InlineData("2009", 2009, 1, 1)]
    [InlineData("2009-03", 2009, 3, 1)]
    [InlineData("2009-03-18", 2009, 3, 18)]
    public void Date_is_as_precise_as_it_is_written(string text, int year, int month, int day)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(text, date.ToString());
        Assert.Equal(new DateOnly(year, month, day), date.FirstDay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("09")]
    [InlineData("2009-3")]
    [InlineData("2009-02-30")]
    [InlineData("2009-03-18T00:00:00Z")]
    public void Anything_else_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));
}
