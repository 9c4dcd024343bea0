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
    [InlineData("{ optional }", "absent")]
    [InlineData("{ optional(value: null) }", "null")]
    [InlineData("{ optional(value: 1) }", "1")]
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
    [InlineData("{ bytes(value: \"AQID\") }", "3")]
    [InlineData("{ any }", "nothing")]
    [InlineData("{ choice(input: {first: 1}) }", "first 1")]
    [InlineData("{ lists(values: 1) }", "1")]
    [InlineData("{ lists(values: [[], [2]]) }", ";2")]
    [InlineData("{ real(value: 1e2) }", "100")]
    [InlineData("{ int(value: -2147483648) }", "-2147483648")]
    [InlineData("{ id(value: 12345678901234567890) }", "12345678901234567890")]
    [InlineData("{ id(value: \"a\") }", "a")]
    [InlineData("{ patch(input: {}) }", "absent")]
    [InlineData("{ patch(input: {name: null}) }", "null")]
    [InlineData("{ patch(input: {name: \"n\"}) }", "n")]
    [InlineData("{ patch(input: {choice: {second: \"x\"}}) }", "absent second x")]
    public async Task Literal_becomes_the_value_of_the_parameter(string document, string expected)
    {
        var answer = await GraphQL.AskAsync<Query>(document);

        Assert.Contains($":\"{expected}\"}}", answer);
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
    [InlineData("query($v: Int) { optional(value: $v) }", null, "absent")]
    [InlineData("query($v: String) { patch(input: {name: $v}) }", null, "absent")]
    [InlineData("query($v: Int = 4) { int(value: $v) }", 5, "5")]
    [InlineData("query($v: Int) { int(value: $v) }", null, "7")]
    [InlineData("query($v: [[Int!]!]!) { lists(values: $v) }", 5, "5")]
    [InlineData("query($v: [Int!]!) { lists(values: [$v]) }", 5, "5")]
    [InlineData("query($v: ID!) { id(value: $v) }", 5, "5")]
    [InlineData("query($v: String!) { patch(input: {choice: {second: $v}}) }", "x", "absent second x")]
    public async Task Variable_becomes_the_value_of_the_parameter(string document, object? value, string expected)
    {
        var answer = await GraphQL.AskAsync<Query>(document, value is null ? null : new { v = value });

        Assert.Contains($":\"{expected}\"}}", answer);
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
    public async Task Variable_that_does_not_fit_is_refused_before_anything_runs(string document, object? value, string message)
    {
        var answer = await GraphQL.AskAsync<Query>(
            document, value is null ? null : new { v = value }, b => b.BindRuntimeType<DateOnly, DateType>());

        var error = Json.Error(answer);
        Assert.Contains(message, (string)error["message"]!);
        Assert.Equal("INVALID_VARIABLE", Json.Code(error));
        Assert.DoesNotContain("\"data\"", answer);
    }

    [Fact]
    public async Task Input_object_variable_names_the_field_that_is_missing_or_unknown()
    {
        var missing = await GraphQL.AskAsync<Query>("query($v: BoxInput!) { box(box: $v) }", new { v = new { label = "x" } });
        var unknown = await GraphQL.AskAsync<Query>("query($v: BoxInput!) { box(box: $v) }", new { v = new { west = 1, north = 2 } });

        Assert.Contains("The field `west` of BoxInput has to be given", Json.Messages(missing));
        Assert.Contains("`v.north`", Json.Messages(unknown));
    }

    [Theory]
    [InlineData("""{"first":1,"second":"x"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"first":null}""")]
    public async Task One_of_takes_exactly_one_field(string json)
    {
        var answer = await GraphQL.AskAsync<Query>(
            "query($v: ChoiceInput!) { choice(input: $v) }", new { v = System.Text.Json.JsonDocument.Parse(json).RootElement });

        Assert.Contains("Exactly one field of ChoiceInput", Json.Messages(answer));
    }

    public enum Colour { Red, DarkBlue }

    public record BoxInput(double West, string? Label, double East = 5);

    public class SettersInput
    {
        public string Name { get; set; } = "";

        public string? Note { get; init; } = "kept";
    }

    [OneOf]
    public record ChoiceInput(int? First, string? Second);

    public record PatchInput(Optional<string?> Name, ChoiceInput? Choice);

    public class Query
    {
        public string Int(int value = 7) => $"{value}";

        public string Maybe(int? value = null) => value?.ToString() ?? "none";

        public string Optional(Optional<int?> value) => value.HasValue ? value.Value?.ToString() ?? "null" : "absent";

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

        public string Bytes(byte[] value) => $"{value.Length}";

        public string Id([GraphQLType<IdType>] string value) => value;

        public string Patch(PatchInput input) =>
            (input.Name.HasValue ? input.Name.Value ?? "null" : "absent") + (input.Choice is { } choice ? " " + Choice(choice) : "");

        public string Choice(ChoiceInput input) => input.First is { } first ? $"first {first}" : $"second {input.Second}";
    }
}
