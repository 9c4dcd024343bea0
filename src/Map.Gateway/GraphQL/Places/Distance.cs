namespace Map.Gateway.GraphQL.Places;

/// <summary>Distances as responses have them.</summary>
static class Distance
{
    /// <summary>To the metre: no position is known more exactly.</summary>
    public static double Kilometres(double metres) => Math.Round(metres / 1_000, 3);
}
