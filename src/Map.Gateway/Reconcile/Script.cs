using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Map.Gateway.Http.Caching;

namespace Map.Gateway.Reconcile;

/// <summary>JSON; to older clients in browsers, which name a function as `callback`, a script that calls it (JSONP).</summary>
static partial class Script
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The function to call; null for plain JSON.</summary>
    /// <exception cref="InvalidInputException">It is no name of a function: it would run what somebody put into the address.</exception>
    public static string? CallbackOf(HttpRequest request)
    {
        if (!request.Query.TryGetValue("callback", out var given) || HttpMethods.IsPost(request.Method))
            return null;
        var callback = given.ToString();
        return Name().IsMatch(callback) ? callback
            : throw new InvalidInputException("callback", "is no name of a function: letters, digits, _, $ and dots, at most 100 characters.");
    }

    public static async Task SendAsync(HttpContext context, object value, string? callback)
    {
        // Its encoder escapes all but ASCII, so also the two characters that end a line in a script and not in JSON.
        var json = JsonSerializer.Serialize(value, Options);
        CompleteResponse.Mark(context);
        context.Response.ContentType = callback is null ? "application/json; charset=utf-8" : "text/javascript; charset=utf-8";
        // The comment keeps the response from beginning with what the caller chose.
        await context.Response.WriteAsync(callback is null ? json : $"/**/{callback}({json});", context.RequestAborted);
    }

    [GeneratedRegex(@"^(?=.{1,100}\z)[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
