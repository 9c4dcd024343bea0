namespace HotChocolate.Types;

/// <summary>The method is a subscription field: it runs for each message of its topic.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method that opens the stream of messages, instead of a topic.</summary>
    public string? With { get; set; }

    /// <summary>The C# type of the messages, where no parameter is an <see cref="EventMessageAttribute"/>.</summary>
    public Type? MessageType { get; set; }
}
