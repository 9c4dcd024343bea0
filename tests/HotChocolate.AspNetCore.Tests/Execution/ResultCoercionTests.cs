using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Execution;

/// <summary>What resolvers give and the schema cannot say is an error of the field, and null.</summary>
public class ResultCoercionTests
{
    [Theory]
    [InlineData("largeInt")]
    [InlineData("notANumber")]
    [InlineData("infinite")]
    [InlineData("singleInfinite")]
    [InlineData("unknownColour")]
    [InlineData("anyNotANumber")]
    [InlineData("textForInt")]
    [InlineData("later")]
    public async Task Value_that_its_type_cannot_say_is_error_of_field(string field)
    {
        var answer = await GraphQL.AskAsync<Query>($"{{ {field} fine }}");

        Assert.Equal(field, Json.Paths(answer));
        Assert.Equal($$$"""{"data":{"{{{field}}}":null,"fine":1}}""", Json.Without(answer, "errors"));
    }

    [Theory]
    [InlineData("numbers", "[1,null,2]", "numbers,1")]
    [InlineData("colours", "[\"RED\",null]", "colours,1")]
    public async Task Item_that_its_type_cannot_say_is_null_alone(string field, string list, string path)
    {
        var answer = await GraphQL.AskAsync<Query>($"{{ {field} }}");

        Assert.Equal(path, Json.Paths(answer));
        Assert.Equal($$$"""{"data":{"{{{field}}}":{{{list}}}}}""", Json.Without(answer, "errors"));
    }

    [Theory]
    [InlineData("halfAPair", "\"a\\uFFFDb\"")]
    [InlineData("small", "0.1")]
    [InlineData("wholeFloat", "2")]
    [InlineData("largest", "2147483647")]
    [InlineData("idOfANumber", "\"7\"")]
    [InlineData("control", "\"\\u0000\\u001F\"")]
    public async Task Value_at_edge_is_said(string field, string value) =>
        Assert.Equal($$$"""{"data":{"{{{field}}}":{{{value}}}}}""", await GraphQL.AskAsync<Query>($"{{ {field} }}"));

    public enum Colour { Red, Blue }

    public class Query
    {
        public int Fine => 1;

        [GraphQLType<IntType>]
        public long? LargeInt => 3_000_000_000;

        public double? NotANumber => double.NaN;

        public double? GetInfinite() => double.PositiveInfinity;

        public float? SingleInfinite => float.NegativeInfinity;

        public Colour? UnknownColour => (Colour)7;

        public object? AnyNotANumber => new Dictionary<string, object?> { ["a"] = new object?[] { 1, double.NaN } };

        [GraphQLType<IntType>]
        public object? TextForInt => "7";

        public async Task<double?> GetLaterAsync()
        {
            await Task.Yield();
            return double.NaN;
        }

        public IReadOnlyList<double?> Numbers => [1, double.NaN, 2];

        public IReadOnlyList<Colour?> Colours => [Colour.Red, (Colour)9];

        public string HalfAPair => "a\ud800b";

        public float Small => 0.1f;

        public double WholeFloat => 2;

        public int Largest => int.MaxValue;

        [GraphQLType<IdType>]
        public int IdOfANumber => 7;

        public string Control => "\0\u001f";
    }
}
