using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Map.Service.Import;

/// <summary>Coordinates without altitudes: GeoJSON allows them, the columns of the map do not.</summary>
sealed class FlatSequences : CoordinateSequenceFactory
{
    public override CoordinateSequence Create(int size, int dimension, int measures) =>
        CoordinateArraySequenceFactory.Instance.Create(size, dimension: 2, measures: 0);
}
