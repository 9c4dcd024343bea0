using System.Text.Json.Nodes;
using HotChocolate;
using HotChocolate.CostAnalysis;
using HotChocolate.Execution;
using HotChocolateTests.Server;

namespace HotChocolateTests.CostAnalysis;

public sealed class CostLimitTests
{
    [Fact]
    public async Task Field_cost_at_the_limit_is_answered_and_one_more_is_refused()
    {
        Assert.Empty(Json.Errors(await AskAsync("{ dear { next { id } } }", o => o.MaxFieldCost = 4)));

        var error = Json.Error(await AskAsync("{ plain dear { next { id } } }", o => o.MaxFieldCost = 3));
        Assert.Equal("HC0047", Json.Code(error));
        Assert.Equal(
            "The operation has a field cost of 4; at most 3 is allowed. The dearest part is `dear`. Ask for shorter lists, or for less of "
                + "each element.",
            (string?)error["message"]);
        Assert.Equal("""[{"line":1,"column":9}]""", error["locations"]!.ToJsonString());
        Assert.Equal((4, 3), ((int)error["extensions"]!["fieldCost"]!, (int)error["extensions"]!["maxFieldCost"]!));
    }

    [Fact]
    public async Task Type_cost_at_the_limit_is_answered_and_one_more_is_refused()
    {
        Assert.Empty(Json.Errors(await AskAsync("{ seven { id } }", o => o.MaxTypeCost = 8)));

        var error = Json.Error(await AskAsync("{ seven { id } }", o => o.MaxTypeCost = 7));
        Assert.Equal("HC0047", Json.Code(error));
        Assert.Equal((8, 7), ((int)error["extensions"]!["typeCost"]!, (int)error["extensions"]!["maxTypeCost"]!));
    }

    [Fact]
    public async Task Value_of_a_variable_decides()
    {
        const string Document = "query($n: Int) { items(first: $n) { nodes { next { id } } } }";

        Assert.Empty(Json.Errors(await AskAsync(Document, o => o.MaxFieldCost = 16, new { n = 5 })));
        Assert.Equal("HC0047", Json.Code(Json.Error(await AskAsync(Document, o => o.MaxFieldCost = 16, new { n = 6 }))));
    }

    [Fact]
    public async Task Defaults_are_a_thousand_each()
    {
        var options = new CostOptions();

        Assert.Equal((1000, 1000, 10), (options.MaxFieldCost, options.MaxTypeCost, options.DefaultResolverCost));
        Assert.Equal("HC0047", Json.Code(Json.Error(await AskAsync("{ byDefault(first: 1000) { id } }"))));
        Assert.Empty(Json.Errors(await AskAsync("{ byDefault(first: 999) { id } }")));
    }

    [Fact]
    public async Task Limits_that_are_not_enforced_refuse_nothing() =>
        Assert.Empty(Json.Errors(await AskAsync("{ byDefault(first: 1000) { id } }", o => o.EnforceCostLimits = false)));

    [Theory]
    [InlineData("{ oneOf { id } }")]
    [InlineData("{ oneOf(first: 1, last: 1) { id } }")]
    public async Task A_list_that_needs_one_slicing_argument_is_refused_without_it(string document)
    {
        var error = Json.Error(await AskAsync(document));

        Assert.Equal("HC0082", Json.Code(error));
        Assert.Contains("exactly one of the arguments first, last", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(3, (int)error["locations"]![0]!["column"]!);
    }

    [Fact]
    public async Task The_header_puts_the_cost_beside_the_answer()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(server => server.AddType<Square>());

        var reported = JsonNode.Parse((await SendAsync(app, "{ dear { id } }", "report")).Body)!;
        Assert.Equal("""{"operationCost":{"fieldCost":3,"typeCost":2}}""", reported["extensions"]!.ToJsonString());
        Assert.Equal(1, (int)reported["data"]!["dear"]!["id"]!);

        Assert.Null(JsonNode.Parse((await SendAsync(app, "{ dear { id } }", null)).Body)!["extensions"]);
    }

    [Fact]
    public async Task Validate_tells_the_cost_of_any_operation_and_executes_none()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(server => server.AddType<Square>());

        var (status, body, _) = await SendAsync(app, "{ byDefault(first: 5000) { id } }", "validate");

        Assert.Equal(200, status);
        Assert.Equal("""{"extensions":{"operationCost":{"fieldCost":1,"typeCost":5001}}}""", body);
    }

    [Fact]
    public async Task A_step_after_the_analysis_sees_the_cost_and_can_refuse()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(server => server.AddType<Square>().AppendUseRequest(
            "CostAnalyzerMiddleware",
            next => context =>
            {
                if (context.GetCostMetrics().FieldCost < 3)
                    return next(context);
                context.Result = OperationResultBuilder.CreateError(
                    ErrorBuilder.New().SetMessage("Too dear for now.").SetCode("LATER").Build(),
                    new Dictionary<string, object?> { [WellKnownContextData.HttpStatusCode] = 429 });
                return ValueTask.CompletedTask;
            }));

        Assert.Equal("""{"data":{"plain":"x"}}""", (await SendAsync(app, "{ plain }", null)).Body);
        var (status, body, _) = await SendAsync(app, "{ dear { id } }", null);
        Assert.Equal((429, "LATER"), (status, Json.Code(Json.Error(body))));
    }

    [Fact]
    public void A_step_in_another_place_is_refused_at_start() => Assert.Throws<ArgumentException>(() =>
        GraphQL.Build(server => server.AppendUseRequest("DocumentValidationMiddleware", next => next)));

    [Fact]
    public async Task Costs_do_not_show_in_the_schema()
    {
        var schema = await GraphQL.PrintAsync<Query>(server => server.AddType<Square>());

        Assert.DoesNotContain("@cost", schema, StringComparison.Ordinal);
        Assert.DoesNotContain("@listSize", schema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selections_of_too_many_combinations_of_types_are_refused()
    {
        // One of the two types adds something to every level below its own: what merges there depends on each type on the way.
        const int Levels = 18;
        var fragments = Enumerable.Range(0, Levels).SelectMany(i => Enumerable.Range(i + 1, Levels - i)
            .Select(j => $"fragment G{i}x{j} on Both {{ {(j == Levels ? "__typename" : $"next {{ ...G{i}x{j + 1} }}")} }}")
            .Append($"fragment F{i} on Both {{ next {{ ...F{i + 1} }} ... on One {{ next {{ ...G{i}x{i + 1} }} }} }}"));
        var document = $"{{ root {{ ...F0 }} }} {string.Join(' ', fragments)} fragment F{Levels} on Both {{ __typename }}";

        var answer = await GraphQL.AskAsync<Crossing>(
            document, null, server => server.AddType<One>().AddType<Two>().AddMaxExecutionDepthRule(100));

        Assert.Equal("HC_VALIDATION_TOO_COMPLEX", Json.Code(Json.Error(answer)));
        Assert.StartsWith("To follow the fragments of the operation", (string?)Json.Error(answer)["message"], StringComparison.Ordinal);
    }

    static Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(GraphQLApp app, string document, string? cost)
    {
        var content = new StringContent(new JsonObject { ["query"] = document }.ToJsonString(), null, "application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        if (cost is not null)
            request.Headers.Add("GraphQL-Cost", cost);
        return app.SendAsync(request);
    }

    static Task<string> AskAsync(string document, Action<CostOptions>? options = null, object? variables = null) =>
        GraphQL.AskAsync<Query>(document, variables, server => server.AddType<Square>().ModifyCostOptions(options ?? (_ => { })));

    public sealed class Crossing
    {
        public IBoth Root => new One();
    }

    [HotChocolate.Types.InterfaceType("Both")]
    public interface IBoth
    {
        IBoth? Next { get; }
    }

    public sealed class One : IBoth
    {
        public IBoth? Next => null;
    }

    public sealed class Two : IBoth
    {
        public IBoth? Next => null;
    }
}
