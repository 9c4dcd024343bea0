using System.Net;
using Map.Gateway.Http.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http.Limits;

public class CallerBudgetsTests
{
    const double Burst = 100;
    const double PerSecond = 10;

    static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    readonly FakeTimeProvider clock = new();
    readonly CallerBudgets budgets;

    public CallerBudgetsTests() => budgets = new(new(PerSecond, Burst, []), clock);

    [Fact]
    public void What_is_used_up_comes_back_with_time()
    {
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, 60));
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, 40));
        Assert.Equal(TimeSpan.FromSeconds(3), budgets.Take(Home, null, 30));
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.True(budgets.Take(Home, null, 30) > TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, 30));
    }

    [Fact]
    public void No_more_comes_back_than_was_there()
    {
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, Burst));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, Burst));
        Assert.True(budgets.Take(Home, null, 1) > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_caller_share_budget(string one, string other, bool shared)
    {
        Assert.Equal(TimeSpan.Zero, budgets.Take(IPAddress.Parse(one), null, Burst));
        Assert.Equal(shared, budgets.Take(IPAddress.Parse(other), null, Burst) > TimeSpan.Zero);
    }

    [Fact]
    public void Key_has_budget_of_its_own_wherever_it_is_used()
    {
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, null, Burst));
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, "Bearer a", Burst));
        Assert.True(budgets.Take(IPAddress.Parse("192.0.2.9"), "Bearer a", Burst) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, budgets.Take(Home, "Bearer b", Burst));
    }

    [Fact]
    public void Made_up_keys_are_not_as_many_fresh_budgets() =>
        Assert.Equal(10, Enumerable.Range(0, 100).Count(key => budgets.Take(Home, $"Bearer {key}", Burst) == TimeSpan.Zero));

    [Fact]
    public void Callers_who_have_gone_are_forgotten()
    {
        for (var i = 0; i < 50_000; i++)
        {
            Assert.Equal(TimeSpan.Zero, budgets.Take(Address(i), null, 5));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        // A caller is full again after half a second: five hundred others later, and at the next sweep forgotten.
        Assert.InRange(budgets.Count, 1, 2_000);
    }

    [Fact]
    public void Callers_beyond_number_share_one_budget()
    {
        const int Remembered = 100_000;
        var served = Enumerable.Range(0, Remembered + 1_000).Count(i => budgets.Take(Address(i), null, 10) == TimeSpan.Zero);
        Assert.Equal(Remembered + 10, served);
        Assert.Equal(Remembered, budgets.Count);
    }

    [Fact]
    public void Without_limit_nothing_is_refused_and_nobody_remembered()
    {
        var unlimited = new CallerBudgets(new(0, Burst, []), clock);
        Assert.Equal(TimeSpan.Zero, unlimited.Take(Home, null, 1e9));
        Assert.Equal(0, unlimited.Count);
    }

    static IPAddress Address(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
