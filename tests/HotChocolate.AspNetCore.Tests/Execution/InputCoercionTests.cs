using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Execution;

public class InputCoercionTests
{
    [Theory]
    [InlineData("{ int(value: 3) }", "3")]
    [InlineData("{ int }", "7")]
    [InlineData("{ maybe }", "none")]
    [InlineData("{ maybe(value: null) }", "none")]
    [InlineData("{ real(value: 2) }", "2")]
    [InlineData("{ list(values: [1, 2]) }", "1,2")]
    [InlineData("{ list(values: 1) }", "1")]
    [InlineData("{ lists(values: [[1], [2, 3]]) }", "1;2,3")]
    [InlineData("{ colours(values: [RED, DARK_BLUE]) }", "Red,DarkBlue")]
    [InlineData("{ box(box: {west: 1, label: \"x\"}) }", "1 5 x")]
    [InlineData("{ box(box: {west: 1, east: 2.5, label: null}) }", "1 2.5 ")]
    [InlineData("{ setters(input: {name: \"n\"}) }", "n kept")]
    [InlineData("{ date(value: \"2010-06-01\") }", "2010-06-01")]
    [InlineData("{ time(value: \"2010-06-01T12:00:00+02:00\") }", "2010-06-01 10:00")]
    [InlineData("{ guid(value: \"0b8a8a0e-0000-7000-8000-000000000001\") }", "0b8a8a0e-0000-7000-8000-000000000001")]
    [InlineData("{ any(value: {a: [1, \"b\", null]}) }", "a")]
    [InlineData("{ json(value: {a: [1, {b: true}]}) }", "{'a':[1,{'b':true}]}")]
    [InlineData("{ any }", "nothing")]
    [InlineData("{ choice(input: {first: 1}) }", "first 1")]
    [InlineData("{ lists(values: 1) }", "1")]
    [InlineData("{ lists(values: [[], [2]]) }", ";2")]
    [InlineData("{ real(value: 1e2) }", "100")]
    [InlineData("{ int(value: -2147483648) }", "-2147483648")]
    [InlineData("{ id(value: 12345678901234567890) }", "12345678901234567890")]
    [InlineData("{ id(value: \"a\") }", "a")]
    public async Task Literal_is_coerced_to_parameter(string document, string expected)
    {
        var response = await ExecuteAsync(document);

        Assert.Contains($":\"{expected}\"}}", response);
    }

    [Theory]
    [InlineData("query($v: Int!) { int(value: $v) }", 3, "3")]
    [InlineData("query($v: Int!) { int(value: $v) }", 3.0, "3")]
    [InlineData("query($v: Int = 4) { int(value: $v) }", null, "4")]
    [InlineData("query($v: Float!) { real(value: $v) }", 2, "2")]
    [InlineData("query($v: [Int!]!) { list(values: $v) }", new[] { 1, 2 }, "1,2")]
    [InlineData("query($v: [Int!]!) { list(values: $v) }", 5, "5")]
    [InlineData("query($v: Int!) { list(values: [1, $v]) }", 9, "1,9")]
    [InlineData("query($v: [Colour!]!) { colours(values: $v) }", new[] { "RED" }, "Red")]
    [InlineData("query($v: Float!) { box(box: {west: $v, label: \"x\"}) }", 1.5, "1.5 5 x")]
    [InlineData("query($v: Int = 4) { int(value: $v) }", 5, "5")]
    [InlineData("query($v: Int) { int(value: $v) }", null, "7")]
    [InlineData("query($v: [[Int!]!]!) { lists(values: $v) }", 5, "5")]
    [InlineData("query($v: [Int!]!) { lists(values: [$v]) }", 5, "5")]
    [InlineData("query($v: ID!) { id(value: $v) }", 5, "5")]
    public async Task Variable_is_coerced_to_parameter(string document, object? value, string expected)
    {
        var response = await ExecuteAsync(document, value is null ? null : new { v = value });

        Assert.Contains($":\"{expected}\"}}", response);
    }

    [Theory]
    [InlineData("query($v: Int!) { int(value: $v) }", "two", "Int cannot represent")]
    [InlineData("query($v: Int!) { int(value: $v) }", 3_000_000_000, "Int cannot represent")]
    [InlineData("query($v: Int!) { int(value: $v) }", 1.5, "Int cannot represent")]
    [InlineData("query($v: Int!) { int(value: $v) }", null, "required")]
    [InlineData("query($v: Int!) { int(value: $v) }", 1e300, "Int cannot represent")]
    [InlineData("query($v: Int!) { int(value: $v) }", true, "Int cannot represent")]
    [InlineData("query($v: Float!) { real(value: $v) }", "1", "Float cannot represent")]
    [InlineData("query($v: ID!) { id(value: $v) }", 1.5, "ID cannot represent")]
    [InlineData("query($v: [[Int!]!]!) { lists(values: $v) }", new[] { "a" }, "`v[0]`")]
    [InlineData("query($v: [Colour!]!) { colours(values: $v) }", new[] { "RED", "PINK" }, "`v[1]` has to be one of RED, DARK_BLUE")]
    [InlineData("query($v: BoxInput!) { box(box: $v) }", "x", "has to be an object")]
    [InlineData("query($v: Date!) { date(value: $v) }", "2010-13-01", "Date cannot represent")]
    public async Task Invalid_variable_is_refused_before_execution(string document, object? value, string message)
    {
        var response = await ExecuteAsync(document, value is null ? null : new { v = value });

        var error = Json.Error(response);
        Assert.Contains(message, (string)error["message"]!);
        Assert.DoesNotContain("\"data\"", response);
    }

    /// <summary>As in the original: the error of a required variable has no path, an error inside a value has no location, and only the
    /// error of a null has a code.</summary>
    [Theory]
    [InlineData("query($v: Int!) { int(value: $v) }", "{}", """{"code":"HC0018","variable":"v"}""", null)]
    [InlineData("query($v: Int!) { int(value: $v) }", """{"v":null}""", """{"code":"HC0018","variable":"v"}""", null)]
    [InlineData("query($v: [Int!]!) { list(values: $v) }", """{"v":[1,null]}""", """{"code":"HC0018"}""", """["v",1]""")]
    [InlineData("query($v: BoxInput!) { box(box: $v) }", """{"v":{"west":null}}""", """{"code":"HC0018"}""", """["v","west"]""")]
    [InlineData("query($v: BoxInput!) { box(box: $v) }", """{"v":{}}""", null, """["v"]""")]
    [InlineData("query($v: Int!) { int(value: $v) }", """{"v":"two"}""", null, """["v"]""")]
    [InlineData("query($a: Int! $v: Int!) { a: int(value: $a) int(value: $v) }", "{}", """{"code":"HC0018","variable":"a"}""", null)]
    public async Task Only_first_invalid_variable_is_reported(
        string document, string variables, string? extensions, string? path)
    {
        var response = await ExecuteAsync(document, System.Text.Json.Nodes.JsonNode.Parse(variables));

        var error = Json.Error(response);
        Assert.Equal(extensions, error["extensions"]?.ToJsonString());
        Assert.Equal(path, error["path"]?.ToJsonString());
        Assert.Equal(path is null, error["locations"] is not null);
    }

    [Fact]
    public async Task Error_of_input_object_variable_names_missing_or_unknown_field()
    {
        var missing = await ExecuteAsync("query($v: BoxInput!) { box(box: $v) }", new { v = new { label = "x" } });
        var unknown = await ExecuteAsync("query($v: BoxInput!) { box(box: $v) }", new { v = new { west = 1, north = 2 } });

        Assert.Contains("The field `west` of BoxInput has to be given", Json.Messages(missing));
        Assert.Contains("`v.north`", Json.Messages(unknown));
    }

    [Theory]
    [InlineData("""{"first":1,"second":"x"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"first":null}""")]
    public async Task One_of_takes_exactly_one_field(string json)
    {
        var response = await ExecuteAsync(
            "query($v: ChoiceInput!) { choice(input: $v) }", new { v = System.Text.Json.JsonDocument.Parse(json).RootElement });

        Assert.Contains("Exactly one field of ChoiceInput", Json.Messages(response));
    }

    static Task<string> ExecuteAsync(string document, object? variables = null) =>
        GraphQL.ExecuteAsync<Query>(document, variables, server => server.BindRuntimeType<DateOnly, DateType>());

    public enum Colour { Red, DarkBlue }

    public record BoxInput(double West, string? Label, double East = 5);

    public class SettersInput
    {
        public string Name { get; set; } = "";

        public string? Note { get; init; } = "kept";
    }

    [OneOf]
    public record ChoiceInput(int? First, string? Second);

    public class Query
    {
        public string Int(int value = 7) => $"{value}";

        public string Maybe(int? value = null) => value?.ToString() ?? "none";

        public string Real(double value) => FormattableString.Invariant($"{value}");

        public string List(IReadOnlyList<int> values) => string.Join(',', values);

        public string Lists(int[][] values) => string.Join(';', values.Select(v => string.Join(',', v)));

        public string Colours(HashSet<Colour> values) => string.Join(',', values);

        public string Box(BoxInput box) => FormattableString.Invariant($"{box.West} {box.East} {box.Label}");

        public string Setters(SettersInput input) => $"{input.Name} {input.Note}";

        public string Date(DateOnly value) => value.ToString("yyyy-MM-dd");

        public string Time(DateTime value) => value.ToString("yyyy-MM-dd HH:mm");

        public string Guid(Guid value) => value.ToString();

        public string Any(object? value) =>
            value is null ? "nothing" : string.Join(',', ((IReadOnlyDictionary<string, object?>)value).Keys);

        public string Json(System.Text.Json.JsonElement value) => value.GetRawText().Replace('"', '\'');

        public string Id([GraphQLType<IdType>] string value) => value;

        public string Choice(ChoiceInput input) => input.First is { } first ? $"first {first}" : $"second {input.Second}";
    }
}
