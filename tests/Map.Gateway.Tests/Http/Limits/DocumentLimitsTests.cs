using System.Globalization;
using System.Text;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Limits;

/// <summary>Documents that are made to be expensive: each is refused in a word of the catalogue and in few words, and the next question is
/// answered.</summary>
public sealed class DocumentLimitsTests(InventedMap map) : IClassFixture<InventedMap>
{
    const string Depth = "OPERATION_DEPTH";
    const string Size = "OPERATION_SIZE";
    const string Invalid = "INVALID_ARGUMENT";
    const int MostText = 20_000;

    static readonly Dictionary<string, (Func<string> Document, string Reason)> All = new()
    {
        ["100,000 selection sets"] = (() => Repeat(100_000, _ => "{a"), Depth),
        ["150 selection sets"] = (() => "{place(id:\"x\")" + Repeat(150, _ => "{parent") + "{id}" + Repeat(151, _ => "}"), Depth),
        ["150 inline fragments"] = (() => "{" + Repeat(150, _ => "...{") + "__typename" + Repeat(151, _ => "}"), Depth),
        ["17 levels of fields"] = (() => "{place(id:\"x\"){regions" + Repeat(14, _ => "{parent") + "{code}" + Repeat(16, _ => "}"), Depth),
        ["17 levels of fields in fragments"] =
            (() => "{place(id:\"x\"){regions{...F0}}}" + Chain(14, "Region", "parent") + "fragment F14 on Region{code}", Depth),
        ["values nested 10,000 deep"] = (() => "{places(filter:" + Repeat(10_000, _ => "[") + Repeat(10_000, _ => "]") + "){totalCount}}", Depth),
        ["values nested 100 deep"] = (() => "{places(filter:" + Repeat(100, _ => "[") + Repeat(100, _ => "]") + "){totalCount}}", Depth),
        ["objects nested 100 deep"] = (() => "{places(filter:" + Repeat(100, _ => "{a:") + "1" + Repeat(100, _ => "}") + "){totalCount}}", Depth),
        ["a default nested 100 deep"] = (() => "query($v:ID=" + Repeat(100, _ => "[") + Repeat(100, _ => "]") + "){__typename}", Depth),
        ["the argument of a directive nested 100 deep"] =
            (() => "{__typename@skip(if:" + Repeat(100, _ => "[") + Repeat(100, _ => "]") + ")}", Depth),
        ["fragment that spreads itself"] = (() => "{...F}fragment F on Query{" + Repeat(300, _ => "...F ") + "}", Invalid),
        ["fragment that nobody spreads but itself"] = (() => "{__typename}fragment F on Query{...F}", Invalid),
        ["circle of 1,000 fragments"] =
            (() => "{...F0}" + Repeat(1_000, i => $"fragment F{i} on Query{{...F{(i + 1) % 1_000}}}"), $"{Invalid}|{Depth}|{Size}"),
        ["chain of 1,000 fragments"] =
            (() => "{...F0}" + Repeat(1_000, i => $"fragment F{i} on Query{{...F{i + 1}}}") + "fragment F1000 on Query{__typename}",
                $"{Depth}|{Size}"),
        ["60 fragments that spread each other"] =
            (() => "{...F0}" + Repeat(60, i => $"fragment F{i} on Query{{{Repeat(60, j => $"...F{j} ")}}}"), $"{Invalid}|{Size}"),
        ["fragments of two fields that do not merge"] = (() => "{place(id:\"x\"){...F0 ...G0}}"
            + Repeat(6, i => $"fragment F{i} on Place{{x:involvements{{place{{...F{i + 1} ...G{i + 1}}}}}}}"
                + $"fragment G{i} on Place{{x:involvements{{place{{...G{i + 1} ...F{i + 1}}}}}}}")
            + "fragment F6 on Place{x:name}fragment G6 on Place{x:__typename}", $"{Invalid}|{Size}"),
        ["10,000 aliases"] = (() => "{" + Repeat(10_000, i => $"a{i}:__typename ") + "}", $"{Invalid}|{Size}"),
        ["301 aliases"] = (() => "{place(id:\"x\"){" + Repeat(301, i => $"a{i}:{(i % 4) switch { 0 => "id", 1 => "name", 2 => "kind", _ => "status" }} ") + "}}", Size),
        ["101 aliases of one field"] = (() => "{" + Repeat(101, i => $"a{i}:__typename ") + "}", Size),
        ["101 aliases of one field in fragments"] = (() => "{...F ...G}fragment F on Query{" + Repeat(51, i => $"a{i}:__typename ")
            + "}fragment G on Query{" + Repeat(50, i => $"b{i}:__typename ") + "}", Size),
        ["7,000 directives"] = (() => "{__typename " + Repeat(7_000, _ => "@a") + "}", $"{Invalid}|{Size}"),
        ["five directives at one place"] = (() => "{__typename " + Repeat(5, _ => "@skip(if:false)") + "}", Size),
        ["five directives at an operation"] = (() => "query " + Repeat(5, _ => "@a") + "{__typename}", Size),
        ["five directives at a variable"] = (() => "query($a:Int " + Repeat(5, _ => "@a") + "){__typename}", Size),
        ["five directives at a fragment"] = (() => "{...F}fragment F on Query " + Repeat(5, _ => "@a") + "{__typename}", Size),
        ["501 directives"] = (() => "{place(id:\"x\"){" + Repeat(501, _ => "name@skip(if:false) ") + "}}", Size),
        ["2,000 root fields"] = (() => "{" + Repeat(2_000, _ => "__typename ") + "}", Size),
        ["101 root fields in fragments"] =
            (() => "{" + Repeat(51, _ => "__typename ") + "...F}fragment F on Query{" + Repeat(50, _ => "__typename ") + "}", Size),
        ["2,001 fields"] = (() => "{place(id:\"x\"){" + Repeat(2_000, _ => "name ") + "}}", Size),
        ["2,001 fields of many operations"] = (() => Repeat(1_001, i => $"query Q{i}{{...F}}") + "fragment F on Query{__typename}", Size),
        ["4,000 spreads of unknown fragments"] = (() => "{" + Repeat(4_000, i => $"...U{i} ") + "}", Size),
        ["a spread of an unknown fragment"] = (() => "{...U}", Invalid),
        ["introspection of introspection"] =
            (() => "{__schema{types{" + Repeat(12, _ => "fields{type{") + "name" + Repeat(12, _ => "}}") + "}}}", Depth),
        ["introspection of introspection in fragments"] = (() => "{__schema{types{...F0}}}"
            + Repeat(8, i => $"fragment F{i} on __Type{{fields{{type{{...F{i + 1}}}}}}}") + "fragment F8 on __Type{name}", Depth),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Document_is_refused_and_next_question_is_answered(string name)
    {
        var (document, reason) = All[name];

        await AssertRefusedAsync(document(), reason);
    }

    // The engine of the same names needs exponential time for twelve.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(60)]
    public Task Fragments_that_double_at_each_level_are_refused(int levels) => AssertRefusedAsync(
        "{...F0}" + Repeat(levels, i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}") + $"fragment F{levels} on Query{{__typename}}",
        $"{Size}|{Depth}");

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    public Task Fragments_of_fields_that_double_at_each_level_are_refused(int levels) => AssertRefusedAsync(
        "{place(id:\"x\"){...F0}}"
            + Repeat(levels, i => $"fragment F{i} on Place{{a:involvements{{place{{...F{i + 1}}}}}b:involvements{{place{{...F{i + 1}}}}}"
                + $"c:involvements{{place{{...F{i + 1}}}}}}}")
            + $"fragment F{levels} on Place{{name}}",
        $"{Size}|{Depth}");

    [Theory]
    [InlineData("{place(id:\"x\"){regions", "{parent", 13, "{code}")]
    [InlineData("{", "...{", 62, "__typename")]
    public async Task Nesting_up_to_limit_is_taken(string before, string level, int levels, string after)
    {
        var open = before.Count(letter => letter == '{') + (level.Count(letter => letter == '{') * levels);

        await AssertTakenAsync(before + Repeat(levels, _ => level) + after + new string('}', open));
    }

    [Fact]
    public Task Aliases_up_to_limit_are_taken() => AssertTakenAsync(
        "{place(id:\"x\"){" + Repeat(300, i => $"a{i}:{Field(i)} ") + "}}");

    [Fact]
    public Task Directives_up_to_limit_are_taken() => AssertTakenAsync(
        "{place(id:\"x\"){" + Repeat(250, i => $"a{i}:{Field(i)}@skip(if:false)@include(if:true) ") + "}}");

    [Fact]
    public Task Root_fields_up_to_limit_are_taken() => AssertTakenAsync("{" + Repeat(100, i => $"a{i}:__typename ") + "}");

    [Fact]
    public Task Fields_and_fragments_up_to_limit_are_taken() =>
        AssertTakenAsync("{place(id:\"x\"){" + Repeat(47, _ => "...on Place{" + Repeat(20, _ => "name ") + "}") + Repeat(12, _ => "kind ") + "}}");

    [Fact]
    public Task Fragments_spread_many_times_are_taken_as_often_as_limit_allows() => AssertTakenAsync(
        "{place(id:\"x\"){" + Repeat(99, _ => "...F ") + "}}fragment F on Place{" + Repeat(9, _ => "name ") + "}");

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task Fields_of_one_name_are_asked_for_in_one_place_only_so_often(int times, bool isRefused)
    {
        var document = "{place(id:\"x\"){" + Repeat(times, _ => "name ") + "}}";

        await (isRefused ? AssertRefusedAsync(document, Size) : AssertTakenAsync(document));
    }

    [Theory]
    [InlineData("# {brackets}\n{place(id:\"x\"){name}}")]
    [InlineData("{place(id:\"{brackets}\"){name}}")]
    [InlineData("{place(id:\"\\\"{brackets}\"){name}}")]
    [InlineData("{place(id:\"\"\"\n\\\"\"\"{brackets}\"\"\"){name}}")]
    public Task Brackets_in_comments_and_strings_do_not_count(string document) =>
        AssertTakenAsync(document.Replace("{brackets}", Repeat(200, _ => "{"), StringComparison.Ordinal));

    [Theory]
    [InlineData("#}}}}\n")]
    [InlineData("query($a: ID = \"}}}}\") ")]
    [InlineData("query($a: ID = \"\"\"}}\\\"\"\"}}\"\"\") ")]
    public Task Closing_brackets_in_comments_and_strings_do_not_count(string start) =>
        AssertRefusedAsync(start + Repeat(102, _ => "{a"), Depth);

    [Fact]
    public async Task What_was_refused_is_refused_again()
    {
        var document = "{" + Repeat(101, i => $"a{i}:__typename ") + "}";

        await AssertRefusedAsync(document, Size);
        await AssertRefusedAsync(document, Size);
    }

    [Fact]
    public async Task Client_that_asks_for_whole_schema_is_answered()
    {
        var answer = await map.Gateway.DataAsync(
            """
            query IntrospectionQuery { __schema { queryType { name } types { ...FullType } directives { name args { ...InputValue } } } }
            fragment FullType on __Type { kind name fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } }
              inputFields { ...InputValue } interfaces { ...TypeRef } enumValues { name } possibleTypes { ...TypeRef } }
            fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
              ofType { kind name ofType { kind name ofType { kind name } } } } } } } }
            """);

        Assert.Equal("Query", (string?)answer["__schema"]!["queryType"]!["name"]);
    }

    async Task AssertRefusedAsync(string document, string reasons)
    {
        var answer = await map.Gateway.AskAsync(document);

        Assert.True(answer["errors"] is not null, "It was answered.");
        Assert.InRange(answer.ToJsonString().Length, 1, MostText);
        Assert.Null(answer["data"]);
        var extensions = answer["errors"]![0]!["extensions"]!;
        var reason = (string?)extensions["reason"];
        Assert.True(reasons.Split('|').Contains(reason), $"{reason} is not {reasons}: {answer["errors"]![0]!["message"]}");
        Assert.Equal(reason == Invalid ? Invalid : "RESOURCE_EXHAUSTED", (string?)extensions["code"]);
        Assert.Equal("Query", (string?)(await map.Gateway.DataAsync("{ __typename }"))["__typename"]);
    }

    async Task AssertTakenAsync(string document)
    {
        var answer = await map.Gateway.AskAsync(document);

        // What the service says of the id is another matter.
        Assert.DoesNotContain("RESOURCE_EXHAUSTED", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(answer["data"]);
    }

    static string Chain(int length, string type, string field) =>
        Repeat(length, i => $"fragment F{i} on {type}{{{field}{{...F{i + 1}}}}}");

    static string Repeat(int count, Func<int, string> part) => new StringBuilder()
        .AppendJoin("", Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{part(i)}"))).ToString();

    static string Field(int number) => (number % 3) switch { 0 => "id", 1 => "name", _ => "kind" };
}
