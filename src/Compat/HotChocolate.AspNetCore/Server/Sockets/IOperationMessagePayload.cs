namespace HotChocolate.AspNetCore.Subscriptions.Protocols;

/// <summary>What a message carries besides its type.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload read from its JSON; null when there is none, or when it is not of that shape.</summary>
    T? As<T>() where T : class;
}
