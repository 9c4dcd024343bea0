using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Map.Gateway.Hsds.Objects;

/// <summary>How the objects are written.</summary>
static class HsdsJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // The schemas know no null: what is not known is not there.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Never embedded in a page, so that names may keep their letters instead of \u escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
