using Map.V1;

namespace Map.Contract;

public static class PrecisionExtensions
{
    /// <summary>Whether a position of this precision stands for an area, and not for a building, a site or a street.</summary>
    public static bool IsCoarse(this Precision precision) => precision is Precision.Locality or Precision.Town or Precision.Region;
}
