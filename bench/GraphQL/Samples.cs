using System.Text.Json;
using Map.Bench.GraphQL.Schema;

namespace Map.Bench.GraphQL;

/// <summary>The request and the response, the same in every run.</summary>
static class Samples
{
    public const int Edges = 20;

    public const string Document = """
        query Near($position: PositionInput!, $withinKm: Float, $first: Int!) {
          placesNear(position: $position, withinKm: $withinKm, first: $first) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            edges {
              cursor
              node {
                __typename
                id
                name
                kind
                isOpen
                capacity
                country
                distanceKm
                position {
                  longitude
                  latitude
                }
              }
            }
          }
        }
        """;

    /// <summary>200 fields that do not exist.</summary>
    public static string Mistakes { get; } = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"total{i}"));

    public static Position Centre { get; } = new(1.8587, 50.9513);

    public static PlaceConnection Page { get; } = new(
        1_208,
        new(HasNextPage: true, HasPreviousPage: false, CursorOf(0), CursorOf(Edges - 1)),
        [.. Enumerable.Range(0, Edges).Select(i => new PlaceEdge(CursorOf(i), PlaceOf(i)))]);

    /// <summary>The body of a request for the page.</summary>
    public static byte[] Request(string document = Document) => JsonSerializer.SerializeToUtf8Bytes(
        new BareRequest(document, "Near", new(Centre, 25, Edges)), BareJson.Default.BareRequest);

    static Place PlaceOf(int i) => i % 2 == 0
        ? new SupportGroup
        {
            Id = IdOf(i),
            Name = $"Maison des personnes exilées {i}",
            Kind = PlaceKind.SupportGroup,
            IsOpen = true,
            Capacity = null,
            Country = "FR",
            DistanceKm = 0.1814 * (i + 1),
            Position = new(1.85 - i / 1000.0, 50.95 + i / 1000.0),
        }
        : new DetentionCentre
        {
            Id = IdOf(i),
            Name = $"Centre de rétention administrative {i}",
            Kind = PlaceKind.DetentionCentre,
            IsOpen = i % 3 == 0,
            Capacity = 79 + i,
            Country = "FR",
            DistanceKm = 0.1814 * (i + 1),
            Position = new(1.85 - i / 1000.0, 50.95 + i / 1000.0),
        };

    static string IdOf(int i) => $"UGxhY2U6MDE5MGYzYjI3YzFlN2QzYTliNWUwMD{i:x4}==";

    static string CursorOf(int i) => $"MTgxLjQ6MDE5MGYzYjI{i:x4}";
}
