namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What has been mapped so far, so that the answers for what is unknown are mapped once.</summary>
sealed class ServiceMethodsRegistry
{
    public HashSet<string> Services { get; } = [];

    public bool AnswersUnknownServices { get; set; }
}
