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
    public async Task Null_for_non_null_field_nulls_nearest_nullable_parent(string document, string data, string paths)
    {
        var response = await GraphQL.ExecuteAsync<Query>(document);

        Assert.Equal(data, Json.Without(response, "errors"));
        Assert.Equal(paths, Json.Paths(response));
    }

    [Fact]
    public async Task Exception_in_nullable_field_leaves_siblings()
    {
        var response = await GraphQL.ExecuteAsync<Query>("{ nullable { throws may } }");

        Assert.Equal("""{"data":{"nullable":{"throws":null,"may":"x"}}}""", Json.Without(response, "errors"));
    }

    [Fact]
    public async Task Field_that_completes_after_parent_became_null_adds_no_error()
    {
        var gate = new TaskCompletionSource();
        await using var provider = GraphQL.Build(b => b.AddQueryType<GatedQuery>(), s => s.AddSingleton(gate));

        var execution = GraphQL.ExecuteAsync(provider, "{ parent { early late } other }");
        gate.SetResult();
        var response = await execution;

        Assert.Equal("""{"data":{"parent":null,"other":"x"}}""", Json.Without(response, "errors"));
        Assert.Equal("parent,early", Json.Paths(response));
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
