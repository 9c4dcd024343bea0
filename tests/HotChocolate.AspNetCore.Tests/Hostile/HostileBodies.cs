using System.Text;
using System.Text.Json.Nodes;

namespace HotChocolateTests.Hostile;

/// <summary>HTTP request bodies that are expensive or malformed outside the GraphQL document.</summary>
static class HostileBodies
{
    static readonly Dictionary<string, (Func<byte[]> Body, string Code)> All = new()
    {
        ["string of ten megabytes in the document"] = (() => Document($"{{text(value:\"{X(10_000_000)}\")}}"), HostileDocuments.TooLarge),
        ["string of ten megabytes in variables"] =
            (() => Json("query($v:String){text(value:$v)}", $"{{\"v\":\"{X(10_000_000)}\"}}"), HostileDocuments.TooLarge),
        ["operation name of ten megabytes"] = (() => Named("{hello}", X(10_000_000)), HostileDocuments.TooLarge),
        ["operation name of a megabyte"] = (() => Named("{hello}", X(900_000)), HostileDocuments.NoCode),
        ["string of a megabyte for a number"] =
            (() => Json("query($v:Int!){int(value:$v)}", $"{{\"v\":\"{X(900_000)}\"}}"), HostileDocuments.NoCode),
        ["field name of a megabyte"] =
            (() => Json("query($v:NestedInput){nested(value:$v)}", $"{{\"v\":{{\"{X(900_000)}\":1}}}}"), HostileDocuments.NoCode),
        ["enough variables that are wrong"] = (() => Json(
            $"query({Each(900, i => $"$v{i}:Int!")}){{any(value:[{Each(900, i => $"$v{i}")}])}}",
            $"{{{string.Join(',', Enumerable.Range(0, 900).Select(i => $"\"v{i}\":\"{X(200)}\""))}}}"), HostileDocuments.NoCode),
        ["lists in variables"] =
            (() => Json("query($v:Any){any(value:$v)}", $"{{\"v\":{Repeat("[", 100_000)}{Repeat("]", 100_000)}}}"),
                HostileDocuments.RequestInvalid),
        ["objects in variables"] =
            (() => Json("query($v:Any){any(value:$v)}", $"{{\"v\":{Repeat("{\"a\":", 100_000)}1{Repeat("}", 100_000)}}}"),
                HostileDocuments.RequestInvalid),
        ["lists in unused variables"] =
            (() => Json("{hello}", $"{{\"v\":{Repeat("[", 100_000)}{Repeat("]", 100_000)}}}"), HostileDocuments.RequestInvalid),
        ["lists in extensions"] =
            (() => Text($"{{\"query\":\"{{hello}}\",\"extensions\":{{\"a\":{Repeat("[", 100_000)}"), HostileDocuments.RequestInvalid),
        ["lists instead of a request"] = (() => Text(Repeat("[", 900_000)), HostileDocuments.RequestInvalid),
        ["requests at once"] =
            (() => Text($"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{hello}\"}", 40_000))}]"), HostileDocuments.RequestInvalid),
        ["number beyond all numbers"] = (() => Json("query($v:Float!){real(value:$v)}", "{\"v\":1e1000000}"), HostileDocuments.NoCode),
        ["number beyond all numbers for any"] =
            (() => Json("query($v:Any){any(value:$v)}", "{\"v\":[1e1000000]}"), HostileDocuments.NoCode),
        ["number beyond all numbers for JSON"] =
            (() => Json("query($v:JSON){json(value:$v)}", "{\"v\":{\"a\":-1e1000000}}"), HostileDocuments.NoCode),
        ["integer of a megabyte"] =
            (() => Json("query($v:Int!){int(value:$v)}", $"{{\"v\":{Repeat("9", 900_000)}}}"), HostileDocuments.NoCode),
        ["exponent of a megabyte"] =
            (() => Json("query($v:Int!){int(value:$v)}", $"{{\"v\":1e{Repeat("9", 900_000)}}}"), HostileDocuments.NoCode),
        ["half a pair in the document"] = (() => Text("""{"query":"{hello #\ud800\n}"}"""), HostileDocuments.RequestInvalid),
        ["half a pair in the operation name"] =
            (() => Text("""{"query":"{hello}","operationName":"\udfff"}"""), HostileDocuments.RequestInvalid),
        ["half a pair in a value"] =
            (() => Json("query($v:String){text(value:$v)}", """{"v":"\ud800"}"""), HostileDocuments.NoCode),
        ["half a pair deep in a value"] =
            (() => Json("query($v:Any){any(value:$v)}", """{"v":[{"a":"\udc00\ud800"}]}"""), HostileDocuments.NoCode),
        ["half a pair in the name of a field"] =
            (() => Json("query($v:Any){any(value:$v)}", """{"v":{"\ud800":1}}"""), HostileDocuments.RequestInvalid),
        ["half a pair in the name of an input field"] =
            (() => Json("query($v:NestedInput){nested(value:$v)}", """{"v":{"\ud800":1}}"""), HostileDocuments.RequestInvalid),
        ["half a pair in the name of a variable"] =
            (() => Json("query($v:Int!){int(value:$v)}", """{"\ud800":1}"""), HostileDocuments.RequestInvalid),
        ["half a pair in the name of a parameter"] =
            (() => Text("""{"\ud800":1,"query":"{nothing}"}"""), $"{HostileDocuments.Invalid}|{HostileDocuments.RequestInvalid}"),
        ["overlong slash"] = (() => Bytes("{\"query\":\"{hello #"u8, [0xC0, 0xAF], "\"}"u8), HostileDocuments.RequestInvalid),
        ["overlong NUL"] = (() => Bytes("{\"query\":\"{hello #"u8, [0xE0, 0x80, 0x80], "\"}"u8), HostileDocuments.RequestInvalid),
        ["surrogate as UTF-8"] = (() => Bytes("{\"query\":\"{hello #"u8, [0xED, 0xA0, 0x80], "\"}"u8), HostileDocuments.RequestInvalid),
        ["character beyond Unicode"] =
            (() => Bytes("{\"query\":\"{hello #"u8, [0xF5, 0x80, 0x80, 0x80], "\"}"u8), HostileDocuments.RequestInvalid),
        ["half a character"] = (() => Bytes("{\"query\":\"{hello #"u8, [0xE2, 0x82], "\"}"u8), HostileDocuments.RequestInvalid),
        ["UTF-16"] = (() => Encoding.Unicode.GetBytes("{\"query\":\"{hello}\"}"), HostileDocuments.RequestInvalid),
        ["NUL in the body"] = (() => Text("{\"query\":\"{hello}\"}\0"), HostileDocuments.RequestInvalid),
        ["NUL in the document"] = (() => Document("{hello\0}"), HostileDocuments.Syntax),
        ["nothing"] = (() => [], HostileDocuments.RequestInvalid),
        ["half a request"] = (() => Text("{\"query\":\"{hel"), HostileDocuments.RequestInvalid),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static (byte[] Body, string Code) Get(string name) => (All[name].Body(), All[name].Code);

    public static byte[] Document(string document) => Text(new JsonObject { ["query"] = document }.ToJsonString());

    static byte[] Named(string document, string operation) =>
        Text(new JsonObject { ["query"] = document, ["operationName"] = operation }.ToJsonString());

    static byte[] Json(string document, string variables) => Text($"{{\"query\":\"{document}\",\"variables\":{variables}}}");

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Bytes(ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> after) => [.. before, .. bytes, .. after];

    static string Repeat(string text, int count) => HostileDocuments.Repeat(text, count);

    static string X(int count) => new('x', count);

    static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));
}
