namespace HotChocolate;

/// <summary>Keys of the context data of requests and results.</summary>
public static class WellKnownContextData
{
    /// <summary>On a request: execute it even if only stored operations are allowed.</summary>
    public const string NonPersistedOperationAllowed = "HotChocolate.Execution.NonPersistedOperationAllowed";

    /// <summary>On a result: the status of the HTTP response, instead of the default one.</summary>
    public const string HttpStatusCode = "HotChocolate.Execution.Transport.HttpStatusCode";
}
