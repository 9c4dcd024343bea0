namespace Map.Gateway.Ogc;

/// <summary>The paths of the documents, below the landing page.</summary>
static class OgcPaths
{
    public const string Landing = "", Conformance = "/conformance", Api = "/api", Collections = "/collections", Places = "/collections/places",
        Items = "/collections/places/items", Queryables = "/collections/places/queryables", Schema = "/collections/places/schema";

    public static string Item(string id) => $"{Items}/{Uri.EscapeDataString(id)}";
}
