using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Hosting;

public sealed class MetricsReaderTests : IAsyncLifetime
{
    readonly FakeTimeProvider time = new();
    readonly Counted counted = new();
    readonly FakeLogger<MetricsReader> log = new();
    readonly MetricsReader reader;

    public MetricsReaderTests() => reader = new([counted], time, log);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await reader.StopAsync(CancellationToken.None);
        reader.Dispose();
    }

    [Fact]
    public async Task Database_is_asked_at_once_and_then_every_15_seconds()
    {
        await reader.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(() => counted.Readings == 1 && Up == 1, "the first reading");

        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Equal(1, counted.Readings);
        await Patience.UntilAsync(() => counted.Readings == 2, () => AdvanceAsync(0.1), "the second reading");
    }

    [Fact]
    public async Task Failing_query_makes_its_metrics_unknown_and_is_logged_once_until_it_succeeds()
    {
        counted.Failure = new InvalidOperationException("no database");
        await reader.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(() => counted.Readings >= 3, () => AdvanceAsync(1), "three readings");
        Assert.Equal((0, true), (Up, counted.IsForgotten));
        var works = new ServiceCollection().AddSingleton<IHostedService>(reader).BuildServiceProvider();
        var metrics = new WorkMetrics(works).Metrics;
        Assert.Equal("MetricsReader", metrics[0].Read!().Single().Tags[0].Value);
        Assert.True(metrics[0].Read!().Single().Value >= 2);
        Assert.True(metrics[1].Read!().Single().Value >= 15);

        counted.Failure = null;
        await Patience.UntilAsync(() => Up == 1 && reader.FailingFor == TimeSpan.Zero, () => AdvanceAsync(1), "a reading that succeeds");
        Assert.Equal(0, metrics[1].Read!().Single().Value);
        Assert.Equal(
            ["MetricsReader failed, and is tried again every second: InvalidOperationException: no database", "MetricsReader goes on again"],
            log.Collector.GetSnapshot().Select(entry => entry.Message));
    }

    [Fact]
    public async Task Query_without_an_end_is_given_up()
    {
        counted.Answer = new TaskCompletionSource().Task;
        await reader.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(() => counted.Readings == 1, "the first reading");

        await Patience.UntilAsync(() => counted.IsForgotten, () => AdvanceAsync(5), "the reading to be given up");
        Assert.Equal(0, Up);
    }

    [Fact]
    public async Task Reader_that_was_not_stopped_reads_no_more_once_it_is_disposed_of()
    {
        await reader.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(() => counted.Readings == 1 && Up == 1, "the first reading");

        await Task.Run(reader.Dispose).Within("the reader to be disposed of");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, counted.Readings);
    }

    double Up => reader.Metrics.Single().Read!().Single().Value;

    async Task AdvanceAsync(double seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Yield();
    }

    sealed class Counted : IQueriedMetrics
    {
        int readings;

        public string Subject => "tests";

        public IReadOnlyList<MetricDefinition> Metrics => [];

        public int Readings => Volatile.Read(ref readings);

        public Exception? Failure { get; set; }

        public Task Answer { get; set; } = Task.CompletedTask;

        public bool IsForgotten { get; private set; }

        public Task ReadAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref readings);
            return Failure is { } failure ? Task.FromException(failure) : Answer.WaitAsync(cancellationToken);
        }

        public void Forget() => IsForgotten = true;
    }
}
