using Map.Gateway.Pages.Built;

namespace Map.Gateway.Tests.Pages;

/// <summary>Needs the pages that npm builds in src/Map.Web; in CI they have to be there.</summary>
public sealed class BuiltPagesFactAttribute : FactAttribute
{
    public BuiltPagesFactAttribute()
    {
        if (!WebPages.OfThisBuild().Find("graphiql.html").Exists && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "Needs the pages: npm --prefix src/Map.Web ci && npm --prefix src/Map.Web run build, then build the gateway.";
    }
}
