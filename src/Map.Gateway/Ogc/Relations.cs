namespace Map.Gateway.Ogc;

/// <summary>Relations of links that are no words of the IANA.</summary>
static class Relations
{
    public const string Conformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance";

    public const string Queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    public const string Schema = "http://www.opengis.net/def/rel/ogc/1.0/schema";
}
