namespace Map.Gateway.Tests.Telemetry;

/// <summary>A test that needs promtool.</summary>
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Promtool.Missing;
}
