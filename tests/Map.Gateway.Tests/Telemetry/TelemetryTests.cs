using Npgsql;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>Both processes send what they measure to a collector, after questions that hold what nobody may learn.</summary>
[Collection(MeasuredMaps.Name)]
public sealed class TelemetryTests(MeasuredMap map)
{
    // Attributes that tell of a caller, and texts of a statement or of how the database is reached.
    static readonly string[] Never =
    [
        "url.query", "url.path", "url.full", "client.address", "user_agent", "db.query.text", "SELECT ", "Host=",
    ];

    [Fact]
    public void Question_is_one_trace_from_gateway_to_database()
    {
        var question = map.Spans.First(span => span.Process == "map-gateway" && span.Name.StartsWith("POST /graphql", StringComparison.Ordinal)
            && map.Spans.Any(other => other.Trace == span.Trace && IsCall(other, "SearchPlaces")));
        var trace = map.Spans.Where(span => span.Trace == question.Trace).ToList();
        var call = trace.Single(span => span.Process == "map-gateway" && IsCall(span, "SearchPlaces"));
        var attempt = trace.Single(span => span.Process == "map-gateway" && span.Parent == call.Id);
        var work = trace.Single(span => span.Process == "map-places" && span.Parent == attempt.Id);
        var statement = trace.First(span => span.Process == "map-places" && span.Parent == work.Id);

        Assert.Equal(question.Id, call.Parent);
        Assert.All([call, work], span => Assert.Equal(
            ("grpc", "map.v1.PlacesService/SearchPlaces", "OK"),
            (span.Attributes["rpc.system.name"], span.Name, span.Attributes["rpc.response.status_code"])));
        Assert.Equal(("POST", "127.0.0.1"), (attempt.Attributes["http.request.method"], attempt.Attributes["server.address"]));
        Assert.Equal("postgresql", statement.Attributes["db.system.name"]);
    }

    [Fact]
    public void Failed_statement_says_its_kind_of_failure_without_its_text()
    {
        Assert.Contains(
            PostgresErrorCodes.UndefinedTable, map.Spans.Select(span => span.Attributes.GetValueOrDefault("db.response.status_code")));
        Assert.Contains(nameof(PostgresException), map.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not exist", map.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http.server.request.duration", 2)]
    [InlineData("http.client.request.duration", 1)]
    [InlineData("db.client.operation.duration", 1)]
    [InlineData("dotnet.gc.collections", 2)]
    [InlineData("/map.v1.PlacesService/SearchPlaces", 1)]
    public void Both_processes_measure(string name, int processes) =>
        Assert.True(map.MetricsText.Split(name).Length > processes, $"{name} is not measured by {processes} processes.");

    [Fact]
    public void Nothing_that_tells_of_caller_is_sent()
    {
        Assert.NotEmpty(map.Spans);
        Assert.All(MeasuredMap.Secrets, secret => Assert.DoesNotContain(secret, map.Text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(map.Spans.SelectMany(span => span.Attributes.Keys), IsOfPeer);
        Assert.All(Never, name => Assert.DoesNotContain(name, map.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Probes_are_not_traced() => Assert.DoesNotContain(map.Spans, span => span.Name.Contains("ealth", StringComparison.Ordinal));

    // In what is measured it is the service, which the gateway calls.
    static bool IsOfPeer(string attribute) => attribute.StartsWith("network.peer", StringComparison.Ordinal);

    static bool IsCall(SentSpan span, string method) =>
        span.Attributes.GetValueOrDefault("rpc.method") == "map.v1.PlacesService/" + method;
}
