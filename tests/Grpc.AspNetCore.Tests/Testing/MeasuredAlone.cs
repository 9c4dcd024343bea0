namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Tests that measure what the process allocates, and so run while no other does.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
