using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.View.Clusters;

/// <summary>The places of a box, grouped.</summary>
public sealed class ClusterPlaces(MapServers servers, PlaceFilterRules rules)
{
    const int HighestZoom = 22;

    public async Task<ClusterPlacesResponse> RunAsync(ClusterPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (request.Box is null) violations.Add("box", "is required.");
        else PositionRules.Check(request.Box, "box", violations);
        if (request.Zoom is < 0 or > HighestZoom) violations.Add("zoom", $"is {request.Zoom}; allowed is 0 to {HighestZoom}.");
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var clusters = await servers.ForReading.ReadAllAsync(ClusterSql.Select(request, caller), Read, cancellationToken);
        return ResponseSize.Checked(new ClusterPlacesResponse { Clusters = { clusters } }, "Ask for a smaller box.");
    }

    static Cluster Read(NpgsqlDataReader row)
    {
        var cell = ClusterSql.Cell;
        var cluster = new Cluster { Count = row.GetInt64(cell) };
        PlaceKind[] kinds = [PlaceKind.DetentionCentre, PlaceKind.ReportingCentre, PlaceKind.SupportGroup, PlaceKind.Office];
        for (var i = 0; i < kinds.Length; i++)
            if (row.GetInt64(cell + 1 + i) is > 0 and var count)
                cluster.Kinds.Add(new KindCount { Kind = kinds[i], Count = count });
        if (cluster.Count == 1)
        {
            cluster.Place = PlaceReader.Whole.Read(row).Place;
            var at = cluster.Position = cluster.Place.Position.Clone();
            cluster.Box = new Box { West = at.Longitude, South = at.Latitude, East = at.Longitude, North = at.Latitude };
            return cluster;
        }

        cluster.Position = new Position
        {
            Longitude = Longitude(row.GetDouble(cell + 5)), Latitude = PositionRules.Rounded(row.GetDouble(cell + 6)),
        };
        cluster.Box = new Box
        {
            West = Longitude(row.GetDouble(cell + 7)), South = PositionRules.Rounded(row.GetDouble(cell + 8)),
            East = Longitude(row.GetDouble(cell + 9)), North = PositionRules.Rounded(row.GetDouble(cell + 10)),
        };
        return cluster;
    }

    // Within the statement, longitudes go on beyond 180 where the box crosses the antimeridian.
    static double Longitude(double degrees) => PositionRules.Rounded(degrees > 180 ? degrees - 360 : degrees);
}
