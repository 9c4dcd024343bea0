namespace Map.Gateway.Http.Limits;

/// <summary>Costs that are not the engine's defaults: 10 for a field that calls the service, 0 for one that reads a value.</summary>
static class Weight
{
    /// <summary>Asks the service together with all fields of its kind: a call for the whole level, and a little for each.</summary>
    public const double Batched = 1;
}
