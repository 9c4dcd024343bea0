using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Execution;

/// <summary>If a resolver returns a value that is invalid for its type, the field is null and has an error.</summary>
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
    public async Task Value_invalid_for_its_type_is_field_error(string field)
    {
        var response = await GraphQL.ExecuteAsync<Query>($"{{ {field} fine }}");

        Assert.Equal(field, Json.Paths(response));
        Assert.Equal($$$"""{"data":{"{{{field}}}":null,"fine":1}}""", Json.Without(response, "errors"));
    }

    [Theory]
    [InlineData("numbers", "[1,null,2]", "numbers,1")]
    [InlineData("colours", "[\"RED\",null]", "colours,1")]
    public async Task Item_invalid_for_its_type_alone_is_null(string field, string list, string path)
    {
        var response = await GraphQL.ExecuteAsync<Query>($"{{ {field} }}");

        Assert.Equal(path, Json.Paths(response));
        Assert.Equal($$$"""{"data":{"{{{field}}}":{{{list}}}}}""", Json.Without(response, "errors"));
    }

    [Theory]
    [InlineData("halfAPair", "\"a\\uFFFDb\"")]
    [InlineData("small", "0.1")]
    [InlineData("wholeFloat", "2")]
    [InlineData("largest", "2147483647")]
    [InlineData("idOfANumber", "\"7\"")]
    [InlineData("control", "\"\\u0000\\u001F\"")]
    public async Task Value_at_limit_of_range_is_written(string field, string value) =>
        Assert.Equal($$$"""{"data":{"{{{field}}}":{{{value}}}}}""", await GraphQL.ExecuteAsync<Query>($"{{ {field} }}"));

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
