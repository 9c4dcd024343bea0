using HotChocolate;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace HotChocolateTests.Execution;

public class ErrorTests
{
    [Fact]
    public async Task Unexpected_exception_is_logged_and_not_shown()
    {
        var log = new FakeLoggerProvider();

        var response = await GraphQL.ExecuteAsync<Query>("{ secret }", services: s => s.AddSingleton<ILoggerProvider>(log));

        Assert.Equal("Unexpected Execution Error", Json.Messages(response));
        Assert.DoesNotContain("password", response);
        Assert.Contains(log.Collector.GetSnapshot(), e => e.Message.Contains("/secret") && $"{e.Exception}".Contains("the password is x"));
    }

    [Fact]
    public async Task Graphql_exception_keeps_code_extensions_path_and_location()
    {
        var response = await GraphQL.ExecuteAsync<Query>("{\n  known: refused\n}");

        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":2,"column":3}],"path":["known"],"extensions":{"code":"REFUSED","why":[1,2]}}],"data":{"known":null}}""",
            response);
    }

    [Fact]
    public async Task All_errors_of_one_exception_are_reported()
    {
        var response = await GraphQL.ExecuteAsync<Query>("{ twice }");

        Assert.Equal("one|two", Json.Messages(response));
    }

    [Fact]
    public async Task Filters_run_in_order_of_registration()
    {
        var response = await GraphQL.ExecuteAsync<Query>("{ refused }", configure: b => b
            .AddErrorFilter(e => e.WithMessage(e.Message + "1"))
            .AddErrorFilter(_ => new Second()));

        Assert.Equal("No.12", Json.Messages(response));
    }

    [Theory]
    [InlineData("{ nothing }", false)]
    [InlineData("{ ", true)]
    [InlineData("query A { refused } query B { refused }", true)]
    [InlineData("query($v: Int!) { number(value: $v) }", true)]
    [InlineData("{ refused }", true)]
    public async Task Filters_receive_all_errors_except_validation_errors(string document, bool isSeen)
    {
        var response = await GraphQL.ExecuteAsync<Query>(document, configure: b => b.AddErrorFilter(e => e.WithCode("SEEN")));

        Assert.Equal(isSeen, Json.Code(Json.Error(response)) == "SEEN");
    }

    public class Query
    {
        public int Number(int value) => value;

        public string? Secret() => throw new InvalidOperationException("the password is x");

        public string? Refused() => throw new GraphQLException(
            ErrorBuilder.New().SetMessage("No.").SetCode("REFUSED").SetExtension("why", new[] { 1, 2 }).Build());

        public async Task<string?> GetTwiceAsync()
        {
            await Task.Yield();
            throw new GraphQLException(
                ErrorBuilder.New().SetMessage("one").Build(), ErrorBuilder.New().SetMessage("two").Build());
        }
    }

    public class Second : IErrorFilter
    {
        public IError OnError(IError error) => error.WithMessage(error.Message + "2");
    }
}
