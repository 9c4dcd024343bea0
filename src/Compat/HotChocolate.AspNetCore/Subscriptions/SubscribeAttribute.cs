namespace HotChocolate.Types;

/// <summary>The method is a subscription field: it runs for each message.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method that opens the stream of messages.</summary>
    public string? With { get; set; }
}
