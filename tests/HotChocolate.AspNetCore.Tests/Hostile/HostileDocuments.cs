using System.Text;

namespace HotChocolateTests.Hostile;

/// <summary>Requests designed to be expensive, each with the expected error code.</summary>
static class HostileDocuments
{
    public const string Syntax = "HC0011";
    public const string Invalid = "HC_VALIDATION_FAILED";
    public const string TooComplex = "HC_VALIDATION_TOO_COMPLEX";
    public const string TooManyErrors = "HC_VALIDATION_TOO_MANY_ERRORS";

    /// <summary>The code for an invalid variable, and for an operation that the document does not contain, as in the original.</summary>
    public const string NoCode = "none";
    public const string RequestInvalid = "HC0009";

    /// <summary>Larger than the limit on the size of a request, so over HTTP the error has the code of that limit.</summary>
    public const string TooLarge = "HC0010";

    const int Many = 100_000;
    const int MostText = 200_000;

    static readonly Dictionary<string, (Func<string> Document, string Code)> All = new()
    {
        ["braces"] = (() => Repeat("{", Many), Syntax),
        ["selection sets"] = (() => Repeat("{a", Many) + Repeat("}", Many), Syntax),
        ["inline fragments"] = (() => "{tree{" + Repeat("...{", Many), Syntax),
        ["lists"] = (() => "{any(value:" + Repeat("[", Many), Syntax),
        ["lists that close"] = (() => "{any(value:" + Repeat("[", Many) + Repeat("]", Many) + ")}", Syntax),
        ["objects"] = (() => "{any(value:" + Repeat("{a:", Many), Syntax),
        ["list types"] = (() => "query($v:" + Repeat("[", Many) + "Int" + Repeat("]", Many) + "){hello}", Syntax),
        ["list types within the parser's limit"] =
            (() => "query($v:" + Repeat("[", 199) + "Int" + Repeat("]", 199) + "){int(value:$v)}", Invalid),
        ["brackets of directives"] = (() => "{hello" + Repeat("@skip(if:[", Many), Syntax),
        ["chain of fragments"] = (() => "{tree{...F0}}" + Chain(1400), TooComplex),
        ["chain of fragments with fields"] =
            (() => "{tree{...F0}}" + Join(400, i => $"fragment F{i} on Tree{{self{{...F{i + 1}}}}}") + "fragment F400 on Tree{name}",
                TooComplex),
        ["circle of fragments"] =
            (() => "{tree{...F0}}" + Join(1400, i => $"fragment F{i} on Tree{{...F{(i + 1) % 1400}}}"), $"{Invalid}|{TooComplex}"),
        ["fragment that spreads itself"] = (() => "{tree{...F}}fragment F on Tree{" + Repeat("...F ", 5000) + "}", TooManyErrors),
        ["fragments that spread each other"] =
            (() => "{tree{...F0}}" + Join(80, i => $"fragment F{i} on Tree{{{Join(80, j => $"...F{j} ")}}}"), TooManyErrors),
        ["operations over fragments"] = (() => Join(500, i => $"query Q{i}{{tree{{...F0}}}}") + Chain(400), TooComplex),
        ["aliases"] = (() => "{" + Join(10_000, i => $"a{i}:hello ") + "}", Syntax),
        ["one alias"] = (() => "{" + Repeat("a:hello ", 10_000) + "}", Syntax),
        ["aliases of different fields"] =
            (() => "{tree{" + Join(2000, i => i % 2 == 0 ? "a:name " : "a:__typename ") + "}}", TooManyErrors),
        ["arguments that differ"] = (() => "{tree{" + Join(2000, i => $"text(value:\"{i}\")") + "}}", TooManyErrors),
        ["objects that differ"] = (() => "{" + Join(60, i => $"any(value:{{{Join(60, j => $"f{j}:{i * j} ")}}})") + "}", TooManyErrors),
        ["selection sets to merge"] =
            (() => "{" + Join(20, i => Overlap(6)) + "}", TooManyErrors),
        ["types to merge"] = (() => "{tree{" + Alternatives(8) + "}}", TooComplex),
        ["types to merge in fragments"] = (() => "{tree{...F0}}" + Join(25, i => "fragment F" + i + " on Tree{"
            + Join(2, j => $"...on Leaf{{x:self{{...F{i + 1}}}}}...on Branch{{x:self{{...F{i + 1}}}}}") + "}")
            + "fragment F25 on Tree{x:name x:__typename}", Invalid),
        ["directives at one place"] = (() => "{hello" + Repeat("@skip(if:false)", 10_000) + "}", Syntax),
        ["directives at many places"] = (() => "{" + Repeat("hello@a@b@c@d ", 1500) + "}", TooManyErrors),
        ["operations"] = (() => Repeat("{hello}", Many), Syntax),
        ["operations within the limits"] = (() => Repeat("{hello}", 1500), TooManyErrors),
        ["named operations"] = (() => Join(1500, i => $"query Q{i}{{hello}}"), NoCode),
        ["variables"] = (() => "query(" + Repeat("$v:Int ", Many) + "){hello}", Syntax),
        ["variables within the limits"] = (() => "query(" + Join(3500, i => $"$v{i}:Int ") + "){hello}", TooManyErrors),
        ["variables that are missing"] =
            (() => "query(" + Join(1000, i => $"$v{i}:Int! ") + "){any(value:[" + Join(1000, i => $"$v{i} ") + "])}", "HC0018"),
        ["uses of one variable"] = (() => "query($v:String){" + Join(1600, i => $"a{i}:int(value:$v)") + "}", TooManyErrors),
        ["uses of no variable"] = (() => "{" + Join(1600, i => $"a{i}:int(value:$v{i})") + "}", TooManyErrors),
        ["integer of a hundred thousand digits"] = (() => $"{{int(value:{Repeat("9", Many)})}}", Invalid),
        ["float of a hundred thousand digits"] = (() => $"{{int(value:1.{Repeat("9", Many)})}}", Invalid),
        ["float beyond all floats"] = (() => "{real(value:1e1000000)}", Invalid),
        ["integer beyond all floats"] = (() => $"{{real(value:{Repeat("9", 400)})}}", Invalid),
        ["number beyond all numbers"] = (() => "{any(value:{a:[1e1000000]})}", Invalid),
        ["exponent of a hundred thousand digits"] = (() => $"{{real(value:1e{Repeat("9", Many)})}}", Invalid),
        ["string for a number"] = (() => $"{{int(value:\"{Repeat("x", 900_000)}\")}}", Invalid),
        ["name of no field"] = (() => $"{{{Repeat("x", 900_000)}}}", Invalid),
        ["name of no type"] = (() => $"query($v:{Repeat("x", 900_000)}){{any(value:$v)}}", Invalid),
        ["name of no directive"] = (() => $"{{hello@{Repeat("x", 900_000)}}}", Invalid),
        ["string that does not end"] = (() => $"{{text(value:\"{Repeat("x", 900_000)}", Syntax),
        ["block string that does not end"] = (() => $"{{text(value:\"\"\"{Repeat("\\\"\"\"\n", 25_000)}", Syntax),
        ["comment"] = (() => "#" + Repeat("x", 900_000), Syntax),
        ["NUL"] = (() => "{hello\0}", Syntax),
        ["line separator"] = (() => "{hello\u2028}", Syntax),
        ["right-to-left override"] = (() => "{\u202Ehello}", Syntax),
        ["noncharacter"] = (() => "{hello\uFFFF}", Syntax),
        ["letter that looks like another"] = (() => "{h\u0435llo}", Syntax),
        ["escape of half a pair"] = (() => "{text(value:\"\\uD800\")}", Syntax),
        ["braced escape of half a pair"] = (() => "{text(value:\"\\u{DFFF}\")}", Syntax),
        ["introspection of introspection"] =
            (() => "{__schema{types{" + Repeat("fields{type{", 20) + "name" + Repeat("}}", 20) + "}}}", "HC0086"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static (string Document, string Code) Get(string name) => (All[name].Document(), All[name].Code);

    /// <summary>Asserts a short error with the code of the violated limit or rule.</summary>
    public static void AssertRefused(string code, string response)
    {
        Assert.InRange(response.Length, 1, MostText);
        var codes = Json.Errors(response).Select(error => Json.Code(error!.AsObject()) ?? NoCode).ToList();
        Assert.True(codes.Intersect(code.Split('|')).Any(), $"Expected {code}, got {response}");
    }

    public static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    static string Join(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    static string Chain(int length) =>
        Join(length, i => $"fragment F{i} on Tree{{...F{i + 1}}}") + $"fragment F{length} on Tree{{name}}";

    /// <summary>Selections of one response name on both possible types, at each of several levels.</summary>
    static string Alternatives(int levels) => levels == 0
        ? "x:name x:__typename "
        : $"...on Leaf{{x:self{{{Alternatives(levels - 1)}}}}}...on Branch{{x:self{{{Alternatives(levels - 1)}}}}}";

    /// <summary>Fields that conflict at the innermost of several levels.</summary>
    static string Overlap(int levels) =>
        levels == 0 ? "x:name x:__typename " : $"tree:{(levels == 6 ? "tree" : "self")}{{{Overlap(levels - 1)}}}";
}
