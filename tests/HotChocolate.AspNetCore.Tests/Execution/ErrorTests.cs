using HotChocolate;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.Execution;

public class ErrorTests
{
    [Fact]
    public async Task Unexpected_exception_is_logged_and_not_shown()
    {
        var log = new ListLogger();

        var answer = await GraphQL.AskAsync<Query>("{ secret }", services: s => s.AddSingleton<ILoggerProvider>(log));

        Assert.Equal("Unexpected Execution Error", Json.Messages(answer));
        Assert.DoesNotContain("password", answer);
        Assert.Contains(log.Entries, e => e.Contains("/secret") && e.Contains("the password is x"));
    }

    [Fact]
    public async Task Graphql_exception_passes_with_code_extensions_path_and_location()
    {
        var answer = await GraphQL.AskAsync<Query>("{\n  known: refused\n}");

        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":2,"column":3}],"path":["known"],"extensions":{"code":"REFUSED","why":[1,2]}}],"data":{"known":null}}""",
            answer);
    }

    [Fact]
    public async Task All_errors_of_one_exception_are_reported()
    {
        var answer = await GraphQL.AskAsync<Query>("{ twice }");

        Assert.Equal("one|two", Json.Messages(answer));
    }

    [Fact]
    public async Task Filters_run_in_the_order_in_which_they_were_added()
    {
        var answer = await GraphQL.AskAsync<Query>("{ refused }", configure: b => b
            .AddErrorFilter(e => e.WithMessage(e.Message + "1"))
            .AddErrorFilter<Second>());

        Assert.Equal("No.12", Json.Messages(answer));
    }

    [Fact]
    public async Task Filters_see_errors_of_requests_that_are_not_executed()
    {
        var answer = await GraphQL.AskAsync<Query>("{ nothing }", configure: b => b.AddErrorFilter(e => e.WithCode("SEEN")));

        Assert.Equal("SEEN", Json.Code(Json.Error(answer)));
    }

    [Fact]
    public async Task Resolver_can_report_an_error_and_still_give_a_value()
    {
        var answer = await GraphQL.AskAsync<Query>("{ partial }");

        Assert.Contains("\"data\":{\"partial\":\"half\"}", answer);
        Assert.Equal("the other half is missing", Json.Messages(answer));
    }

    [Fact]
    public async Task Details_are_shown_when_asked_for()
    {
        var answer = await GraphQL.AskAsync<Query>(
            "{ secret }", configure: b => b.ModifyRequestOptions(o => o.IncludeExceptionDetails = true));

        Assert.Contains("the password is x", answer);
    }

    public class Query
    {
        public string? Secret() => throw new InvalidOperationException("the password is x");

        public string? Refused() => throw new GraphQLException(
            ErrorBuilder.New().SetMessage("No.").SetCode("REFUSED").SetExtension("why", new[] { 1, 2 }).Build());

        public async Task<string?> GetTwiceAsync()
        {
            await Task.Yield();
            throw new GraphQLException(
                ErrorBuilder.New().SetMessage("one").Build(), ErrorBuilder.New().SetMessage("two").Build());
        }

        public string? Partial(HotChocolate.Resolvers.IResolverContext context)
        {
            context.ReportError("the other half is missing");
            return "half";
        }
    }

    public class Second : IErrorFilter
    {
        public IError OnError(IError error) => error.WithMessage(error.Message + "2");
    }
}
