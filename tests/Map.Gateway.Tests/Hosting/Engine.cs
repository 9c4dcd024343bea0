using HotChocolate.Execution;

namespace Map.Gateway.Tests.Hosting;

/// <summary>Which HotChocolate the gateway was built with, for the few things in which the two differ.</summary>
static class Engine
{
    /// <summary>Whether it is src/Compat, which is one assembly.</summary>
    public static bool IsStandIn { get; } = typeof(IRequestExecutorResolver).Assembly.GetName().Name == "HotChocolate.AspNetCore";
}
