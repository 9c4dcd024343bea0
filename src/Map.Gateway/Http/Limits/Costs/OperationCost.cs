namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The cost of an operation or a part of it: calls to the service, and objects in the response. Never negative.</summary>
/// <param name="Field">10 for each call, 1 for each list, object or batched field.</param>
/// <param name="Type">1 for each object.</param>
readonly record struct OperationCost(double Field, double Type)
{
    // Far above every limit, and finite: infinity times the length of an empty list would be NaN.
    const double Limit = 1e15;

    public static OperationCost operator +(OperationCost a, OperationCost b) => new(Bound(a.Field + b.Field), Bound(a.Type + b.Type));

    /// <summary>A field whose value, or each element of it, costs <paramref name="inside"/>.</summary>
    public static OperationCost OfField(double weight, double typeWeight, double size, OperationCost inside) =>
        new(Bound(weight + (size * inside.Field)), Bound(size * (typeWeight + inside.Type)));

    public static OperationCost Max(OperationCost a, OperationCost b) => new(Math.Max(a.Field, b.Field), Math.Max(a.Type, b.Type));

    static double Bound(double cost) => Math.Clamp(cost, 0, Limit);
}
