namespace Map.Gateway.Pages;

/// <summary>The text at /, which lists the gateway's addresses.</summary>
static class FrontPage
{
    public static string Text { get; } = $$"""
        A map of the border regime: detention centres, reporting centres, offices, and the groups that support people.

        POST /graphql                       GraphQL; GET /graphql?sdl is the schema; a browser shows a page to try it
        GET  /graphql/persisted/nearest     a stored operation, its variables as ?variables={...}; docs/api.md has the others
        GET  /graphql                       subscribe, by WebSocket or as server-sent events
        GET  /places.csv                    the places as a spreadsheet
        GET  /places.geojson                the places for a map
        GET  /tiles.json                    the places as vector tiles, for MapLibre and others
        GET  /health/live, /health/ready    for the operator

        Files and tiles take the filter of the query as parameters, for instance
          /places.csv?regions=GB-KEN&kinds=support_group,detention_centre&openOn=2010-06-01
        Parameters, all of them in docs/files.md:
          {{string.Join("\n  ", FilterParameter.All.Select(parameter => parameter.Name).Chunk(10).Select(line => string.Join(", ", line)))}}

        A query to try:
          { placesNear(position: {latitude: 50.9513, longitude: 1.8587}, withinKm: 30) {
              edges { distanceKm distanceIsTo node { name kind } } } }

        """;
}
