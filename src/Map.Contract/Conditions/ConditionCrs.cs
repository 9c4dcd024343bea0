using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Turns the positions of a condition into longitude and latitude.</summary>
public static class ConditionCrs
{
    /// <param name="condition">Is changed.</param>
    /// <param name="from">Longitude and latitude of the two coordinates.</param>
    public static void Turn(Condition condition, Func<(double First, double Second), (double Longitude, double Latitude)> from)
    {
        foreach (var part in ConditionBounds.Parts(condition))
            Turn(part, from);
        foreach (var position in Positions(condition.Spatial))
            (position.Longitude, position.Latitude) = from((position.Longitude, position.Latitude));
        if (condition.Spatial?.Box is { } box)
            ((box.West, box.South), (box.East, box.North)) = (from((box.West, box.South)), from((box.East, box.North)));
    }

    static IEnumerable<Position> Positions(SpatialCondition? spatial) => spatial?.ShapeCase switch
    {
        SpatialCondition.ShapeOneofCase.Points => spatial.Points.Positions,
        SpatialCondition.ShapeOneofCase.Lines => spatial.Lines.Lines_.SelectMany(line => line.Positions),
        SpatialCondition.ShapeOneofCase.Area => spatial.Area.Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => ring.Positions),
        _ => [],
    };
}
