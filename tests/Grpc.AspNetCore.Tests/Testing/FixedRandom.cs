namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>The same number each time.</summary>
public sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
