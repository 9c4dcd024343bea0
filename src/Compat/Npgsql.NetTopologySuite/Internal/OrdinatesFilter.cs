using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>Finds out whether any coordinate of a geometry has a Z or an M.</summary>
sealed class OrdinatesFilter : IEntireCoordinateSequenceFilter
{
    public bool HasZ { get; private set; }

    public bool HasM { get; private set; }

    public bool Done => HasZ && HasM;

    public bool GeometryChanged => false;

    public void Filter(CoordinateSequence sequence)
    {
        for (var i = 0; i < sequence.Count && !Done; i++)
        {
            HasZ |= sequence.HasZ && !double.IsNaN(sequence.GetZ(i));
            HasM |= sequence.HasM && !double.IsNaN(sequence.GetM(i));
            if (!sequence.HasZ && !sequence.HasM)
                return;
        }
    }
}
