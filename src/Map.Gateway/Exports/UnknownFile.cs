using Map.Contract.Files;

namespace Map.Gateway.Exports;

/// <summary>Tells which files there are to who asks for another one: /places.pdf. Not a route, whose parameter would take part in the choice by method:
/// POST /nowhere would be 405 instead of 404.</summary>
static class UnknownFile
{
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is null && MessageOf(context.Request.Path) is { } message)
            await Refusal.AsProblem(new(ErrorCatalogue.NotFound with { Message = message })).ExecuteAsync(context);
        else
            await next(context);
    });

    static string? MessageOf(PathString path)
    {
        if (path.Value?.TrimStart('/').Split('.', 2) is not [var name, var extension] || !FileExtensions.Rows.Contains(name))
            return null;
        return $"There is no /{name}.{Quote.Of(extension).Trim('"')}; {name} can be had as {string.Join(", ", FileExtensions.Of(name))}.";
    }
}
