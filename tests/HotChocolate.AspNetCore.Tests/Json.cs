using System.Text.Json.Nodes;

namespace HotChocolateTests;

/// <summary>Reads parts of responses.</summary>
static class Json
{
    public static string Without(string response, string property)
    {
        var json = JsonNode.Parse(response)!.AsObject();
        json.Remove(property);
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public static JsonObject Error(string response) => Assert.Single(Errors(response))!.AsObject();

    public static JsonArray Errors(string response) => JsonNode.Parse(response)!["errors"]?.AsArray() ?? [];

    /// <summary>The paths of the errors: segments separated by commas, errors by bars.</summary>
    public static string Paths(string response) => string.Join('|', Errors(response).Select(e => string.Join(',', e!["path"]!.AsArray())));

    public static string Messages(string response) => string.Join('|', Errors(response).Select(e => (string)e!["message"]!));

    public static string? Code(JsonObject error) => (string?)error["extensions"]?["code"];
}
