namespace HotChocolateTests.Execution;

public class NullPropagationTests
{
    [Theory]
    [InlineData("{ nullable { must } }", """{"data":{"nullable":null}}""", "nullable,must")]
    [InlineData("{ required { must } }", """{"data":null}""", "required,must")]
    [InlineData("{ nullable { may must } }", """{"data":{"nullable":null}}""", "nullable,must")]
    [InlineData("{ nullable { mustLater } }", """{"data":{"nullable":null}}""", "nullable,mustLater")]
    [InlineData("{ nullable { required { must } } }", """{"data":{"nullable":null}}""", "nullable,required,must")]
    [InlineData(
        "{ listOfNullable { must } }", """{"data":{"listOfNullable":[null,null]}}""", "listOfNullable,0,must|listOfNullable,1,must")]
    [InlineData("{ listOfRequired { must } }", """{"data":{"listOfRequired":null}}""", "listOfRequired,0,must")]
    [InlineData("{ requiredListOfRequired { must } }", """{"data":null}""", "requiredListOfRequired,0,must")]
    [InlineData("{ listOfListOfRequired { must } }", """{"data":{"listOfListOfRequired":[null]}}""", "listOfListOfRequired,0,0,must")]
    [InlineData("{ missingElement }", """{"data":{"missingElement":null}}""", "missingElement,1")]
    public async Task Null_where_there_may_be_none_takes_nearest_nullable_place(string document, string data, string paths)
    {
        var answer = await GraphQL.AskAsync<Query>(document);

        Assert.Equal(data, Json.Without(answer, "errors"));
        Assert.Equal(paths, Json.Paths(answer));
    }

    [Fact]
    public async Task Exception_in_nullable_field_leaves_its_siblings()
    {
        var answer = await GraphQL.AskAsync<Query>("{ nullable { throws may } }");

        Assert.Equal("""{"data":{"nullable":{"throws":null,"may":"x"}}}""", Json.Without(answer, "errors"));
    }

    [Fact]
    public async Task Field_that_ends_late_in_place_that_is_null_already_adds_no_error()
    {
        var gate = new TaskCompletionSource();
        await using var provider = GraphQL.Build(b => b.AddQueryType<GatedQuery>(), s => s.AddSingleton(gate));

        var asking = GraphQL.AskAsync(provider, "{ parent { early late } other }");
        gate.SetResult();
        var answer = await asking;

        Assert.Equal("""{"data":{"parent":null,"other":"x"}}""", Json.Without(answer, "errors"));
        Assert.Equal("parent,early", Json.Paths(answer));
    }

    public class Query
    {
        public Node? Nullable => new();

        public Node Required => new();

        public Node?[] ListOfNullable => [new(), new()];

        public Node[]? ListOfRequired => [new(), new()];

        public Node[] RequiredListOfRequired => [new()];

        public Node[]?[] ListOfListOfRequired => [[new()]];

        public string[]? MissingElement => ["a", null!];
    }

    public class Node
    {
        public string? May => "x";

        public string Must => null!;

        public string? Throws => throw new InvalidOperationException();

        public Node Required => new();

        public async Task<string> GetMustLaterAsync()
        {
            await Task.Yield();
            return null!;
        }
    }

    public class GatedQuery
    {
        public GatedParent? Parent => new();

        public async Task<string> GetOtherAsync(TaskCompletionSource gate)
        {
            await gate.Task;
            return "x";
        }
    }

    public class GatedParent
    {
        public async Task<string> GetLateAsync(TaskCompletionSource gate)
        {
            await gate.Task;
            return null!;
        }

        public string Early => null!;
    }
}
