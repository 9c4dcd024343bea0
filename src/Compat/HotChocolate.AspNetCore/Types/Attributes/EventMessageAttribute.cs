namespace HotChocolate;

/// <summary>The parameter takes the message that a subscription received.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
