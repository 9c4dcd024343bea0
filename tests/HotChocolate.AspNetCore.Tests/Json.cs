using System.Text.Json.Nodes;

namespace HotChocolateTests;

/// <summary>Looks into answers.</summary>
static class Json
{
    public static string Without(string answer, string property)
    {
        var json = JsonNode.Parse(answer)!.AsObject();
        json.Remove(property);
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public static JsonObject Error(string answer) => Assert.Single(Errors(answer))!.AsObject();

    public static JsonArray Errors(string answer) => JsonNode.Parse(answer)!["errors"]?.AsArray() ?? [];

    /// <summary>The paths of the errors: segments with commas, errors with bars in between.</summary>
    public static string Paths(string answer) => string.Join('|', Errors(answer).Select(e => string.Join(',', e!["path"]!.AsArray())));

    public static string Messages(string answer) => string.Join('|', Errors(answer).Select(e => (string)e!["message"]!));

    public static string? Code(JsonObject error) => (string?)error["extensions"]?["code"];
}
