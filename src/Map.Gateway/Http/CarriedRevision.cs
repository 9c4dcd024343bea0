using Map.Gateway.Http.Caching;

namespace Map.Gateway.Http;

/// <summary>The header <c>Map-Revision</c>: every response says how far it has the map, and whoever sends that along is never answered from an earlier one, whichever
/// gateway, service and database server the request comes to.</summary>
static class CarriedRevision
{
    public const string Header = "Map-Revision";

    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        var position = context.RequestServices.GetRequiredService<RequestPosition>();
        var text = context.Request.Headers[Header].ToString();
        if (text.Length > 0)
        {
            if (!MapPosition.TryParse(text, out var asked))
                return Refusal.Of(context, context.GetEndpoint(), Wrong(text)).ExecuteAsync(context);
            position.Asked = asked;
        }

        context.Response.OnStarting(() =>
        {
            SetHeader(context, position);
            return Task.CompletedTask;
        });
        return next(context);
    });

    static void SetHeader(HttpContext context, RequestPosition position)
    {
        var known = position.OfVersion.Later(position.Seen);
        if (known.Revision > 0) context.Response.Headers[Header] = known.ToString();
    }

    static Failure Wrong(string text) => Failure.Of(new InvalidInputException(
        Header, $"is {Quote.Of(text)}; give what this header of an earlier response was, or the number of a revision."));
}
