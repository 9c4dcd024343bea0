using Map.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Hosting;

public sealed class LogThrottleTests
{
    [Fact]
    public void Message_of_kind_is_due_every_ten_seconds_with_number_of_those_left_out()
    {
        var time = new FakeTimeProvider();
        var throttle = new LogThrottle(time);

        Assert.Equal([(true, 0), (false, 0), (false, 1)], [Log("a"), Log("a"), Log("a")]);
        Assert.Equal((true, 0), Log("b"));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([(true, 2), (false, 0)], [Log("a"), Log("a")]);

        (bool, int) Log(string kind) => (throttle.IsDue(kind, out var left), left);
    }
}
