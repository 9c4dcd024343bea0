namespace Map.Gateway.Http.Limits.Costs;

/// <summary>Costs that are not the engine's defaults: 10 for a field that calls the service, 0 for one that reads a value.</summary>
static class Weight
{
    /// <summary>A field that a data loader resolves: one call for all fields of its kind, so each costs little.</summary>
    public const double Batched = 1;
}
