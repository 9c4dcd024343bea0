using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Gateway.Tests.Hosting;
using Map.V1;
using Microsoft.Extensions.Logging;

namespace Map.Gateway.Tests.Http.Errors;

public sealed class GraphQLErrorTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public Task InitializeAsync() => map.InitializeAsync();

    public Task DisposeAsync() => map.DisposeAsync();

    [Theory]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT")]
    [InlineData(StatusCode.NotFound, "NOT_FOUND")]
    [InlineData(StatusCode.Aborted, "CONFLICT")]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED")]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    [InlineData(StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED")]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED")]
    [InlineData(StatusCode.Unavailable, "UNAVAILABLE")]
    [InlineData(StatusCode.Internal, "INTERNAL")]
    [InlineData(StatusCode.Unknown, "INTERNAL")]
    public async Task Status_becomes_code_without_anything_internal(StatusCode status, string code)
    {
        map.Places.Failure = new RpcException(new Status(status, "connection string: secret"));
        var error = await map.Gateway.ErrorAsync("{ places { nodes { name } } }");
        Assert.Equal(code, (string?)error["extensions"]!["code"]);
        Assert.DoesNotContain("secret", error.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("places", (string?)error["path"]![0]);
    }

    [Fact]
    public async Task Price_of_a_suggestion_is_passed_on_in_the_names_of_altcha()
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.ResourceExhausted, Message = "Many come." };
        status.Details.Add(Any.Pack(ErrorCatalogue.InfoOf(ErrorReason.ProofOfWork)));
        status.Details.Add(Any.Pack(new ProofChallenge
        {
            Algorithm = "SHA-256", Challenge = "aa", Salt = "bb", MaxNumber = 50_000, Signature = "cc", Ticket = "wait.dd", TicketSeconds = 15,
        }));
        map.Places.Failure = status.ToRpcException();
        var extensions = (await map.Gateway.ErrorAsync("{ places { nodes { name } } }"))["extensions"]!;
        Assert.Equal("PROOF_OF_WORK", (string?)extensions["reason"]);
        Assert.Equal(
            """{"algorithm":"SHA-256","challenge":"aa","salt":"bb","maxnumber":50000,"signature":"cc","ticket":"wait.dd","ticketSeconds":15}""",
            extensions["proofOfWork"]!.ToJsonString());
    }

    [Fact]
    public async Task Service_that_is_away_is_unavailable()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        var error = await gateway.ErrorAsync("{ places { nodes { name } } }");
        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        Assert.DoesNotContain("127.0.0.1", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, LogLevel.Warning, false)]
    [InlineData(StatusCode.Internal, LogLevel.Error, true)]
    public async Task Stack_trace_is_logged_only_of_fault_in_program(StatusCode status, LogLevel level, bool hasTrace)
    {
        map.Places.Failure = new RpcException(new Status(status, "gone"));
        await map.Gateway.ErrorAsync("{ places { nodes { name } } }");
        var line = Assert.Single(map.Gateway.Log.Errors, line => line.Contains("A query failed", StringComparison.Ordinal));
        Assert.StartsWith(level.ToString(), line, StringComparison.Ordinal);
        Assert.Equal(hasTrace, line.Contains("RpcException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ places(filter: {kinds: []}) { totalCount } }", "filter.kinds", "Leave it out")]
    [InlineData("{ places(filter: {statuses: []}) { totalCount } }", "filter.statuses", "Leave it out")]
    [InlineData("{ places(filter: {regions: []}) { totalCount } }", "filter.regions", "Leave it out")]
    [InlineData("{ places(filter: {organisations: []}) { totalCount } }", "filter.organisations", "Leave it out")]
    [InlineData("{ organisations(kinds: []) { nodes { id } } }", "kinds", "Leave it out")]
    [InlineData("{ place(id: \"nonsense\") { id } }", "id", "not an id of this map")]
    [InlineData("{ place(id: \"UmVnaW9uOkZSLTYy\") { id } }", "id", "is an id of type Region; allowed: DetentionCentre")]
    [InlineData("{ node(id: \"Tm90aGluZzox\") { id } }", "id", "is an id of type Nothing")]
    [InlineData("{ nodes(ids: [\"UmVnaW9uOkZSLTYy\", \"x\"]) { id } }", "ids[1]", "not an id of this map")]
    [InlineData(
        "{ places(filter: {organisations: [\"UmVnaW9uOkZSLTYy\"]}) { totalCount } }", "filter.organisations[0]", "allowed: Organisation")]
    public async Task What_gateway_refuses_names_argument(string query, string field, string description)
    {
        var error = await map.Gateway.ErrorAsync(query);
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["reason"]);
        Assert.Equal(field, (string?)error["extensions"]!["violations"]![0]!["field"]);
        Assert.Contains(description, (string?)error["extensions"]!["violations"]![0]!["description"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ places { ", 400, "INVALID_ARGUMENT")]
    [InlineData("{ nothing }", 400, "INVALID_ARGUMENT")]
    [InlineData("{ places(first: \"x\") { totalCount } }", 400, "INVALID_ARGUMENT")]
    [InlineData("query($first: Int!) { places(first: $first) { totalCount } }", 400, "INVALID_ARGUMENT")]
    [InlineData("", 400, "INVALID_ARGUMENT")]
    [InlineData(null, 413, "RESOURCE_EXHAUSTED")]
    public async Task What_engine_refuses_has_code_of_same_catalogue(string? query, int status, string code)
    {
        using var content = JsonContent.Create(new { query = query ?? new string('#', 2_000_000) });
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await map.Gateway.Http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }
}
