namespace Map.Gateway.Tests.Telemetry;

/// <summary>Tests of one <see cref="MeasuredMap"/>, which takes seconds to ask.</summary>
[CollectionDefinition(Name)]
public sealed class MeasuredMaps : ICollectionFixture<MeasuredMap>
{
    public const string Name = "measured map";
}
