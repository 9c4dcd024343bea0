namespace HotChocolate;

/// <summary>Binds the parameter to the message of the subscription.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
