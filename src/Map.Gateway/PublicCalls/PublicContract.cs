namespace Map.Gateway.PublicCalls;

/// <summary>The calls of the contract that everybody may make: all but imports, which are uploaded to /imports, the stream that gateways follow, and what
/// asks for addresses of people, which only a page does.
/// </summary>
sealed class PublicContract
{
    const string GatewaysOnly = "WatchDataVersion", PagesOnly = "TellMeService";

    /// <summary>The full names and descriptors of the methods.</summary>
    public static IEnumerable<Google.Protobuf.Reflection.MethodDescriptor> Methods =>
        ContractMethods.Calls.Where(method => !method.IsClientStreaming && method.Name != GatewaysOnly && method.Service.Name != PagesOnly);
}
