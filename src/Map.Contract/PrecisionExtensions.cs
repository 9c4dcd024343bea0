using Map.V1;

namespace Map.Contract;

public static class PrecisionExtensions
{
    /// <summary>Whether a position of this precision names an area, so that it is not where something stands.</summary>
    public static bool IsCoarse(this Precision precision) => precision is Precision.Locality or Precision.Town or Precision.Region;
}
