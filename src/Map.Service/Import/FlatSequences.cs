using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Map.Service.Import;

/// <summary>Coordinates without altitudes: a position in GeoJSON may have one, a column of the map has none.</summary>
sealed class FlatSequences : CoordinateSequenceFactory
{
    public override CoordinateSequence Create(int size, int dimension, int measures) =>
        CoordinateArraySequenceFactory.Instance.Create(size, dimension: 2, measures: 0);
}
