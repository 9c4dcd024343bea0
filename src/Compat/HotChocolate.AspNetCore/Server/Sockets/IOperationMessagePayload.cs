namespace HotChocolate.AspNetCore.Subscriptions.Protocols;

/// <summary>The payload of a message.</summary>
public interface IOperationMessagePayload
{
    /// <summary>Deserializes the payload; null if there is none or it does not match the type.</summary>
    T? As<T>() where T : class;
}
