using Map.Contract.Files;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>What the API says of itself.</summary>
/// <param name="Version">Of HSDS.</param>
/// <param name="Profile">Where its profile is described: that of HSDS itself.</param>
/// <param name="OpenapiUrl">The description of the API.</param>
sealed record ApiDescription(string Version, string Profile, string OpenapiUrl)
{
    /// <summary>Whose the data is; no member of HSDS says so.</summary>
    public string Attribution { get; } = Terms.Attribution;

    /// <summary>Under which licence it may be used.</summary>
    public string License { get; } = Terms.Licence;

    public static ApiDescription Of(HttpContext context) => context.Request.Query.Count > 0
        ? throw new InvalidInputException(context.Request.Query.Keys.First(), "is not read here. /hsds/services takes parameters.")
        : new("3.1", "https://docs.openreferral.org/en/latest/", "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json");

    public static HsdsContext ContextOf(HttpContext context, LabelCatalogue labels)
    {
        var request = context.Request;
        return new($"{request.Scheme}://{request.Host}{request.PathBase}", labels.In("en").Say is { } say ? say.Language.NameOf : null);
    }
}
