namespace HotChocolate.Types;

/// <summary>Marks a method as a subscription field; it runs for each message.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The name of the method that opens the stream of messages.</summary>
    public string? With { get; set; }
}
