namespace Map.Gateway.Http.Limits.Costs;

/// <summary>Costs that are not the engine's defaults: 10 for a field that calls the service, 0 for one that reads a value.</summary>
static class Weight
{
    /// <summary>A field that a data loader resolves: one call for all fields of its kind, so each costs little.</summary>
    public const double Batched = 1;

    /// <summary>A mutation that may write thousands of revisions: a caller can send few of them at once.</summary>
    public const double MassEdit = 1_000;
}
