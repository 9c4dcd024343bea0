namespace HotChocolate.CostAnalysis;

/// <summary>What a part of an operation costs: never negative, and never more than what sums and products end at.</summary>
readonly record struct Cost(double Field, double Type)
{
    // Far above every limit, and with nothing in between that is no number: infinity times an empty list would be none.
    const double Limit = 1e15;

    public static Cost operator +(Cost a, Cost b) => new(Bound(a.Field + b.Field), Bound(a.Type + b.Type));

    /// <summary>A field whose value, or each element of it, costs <paramref name="inside"/>.</summary>
    public static Cost OfField(double weight, double typeWeight, double size, Cost inside) =>
        new(Bound(weight + (size * inside.Field)), Bound(size * (typeWeight + inside.Type)));

    public static Cost Max(Cost a, Cost b) => new(Math.Max(a.Field, b.Field), Math.Max(a.Type, b.Type));

    static double Bound(double cost) => Math.Clamp(cost, 0, Limit);
}
