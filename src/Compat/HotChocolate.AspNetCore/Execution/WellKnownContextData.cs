namespace HotChocolate;

/// <summary>Keys of values that the server keeps with a request or an answer.</summary>
public static class WellKnownContextData
{
    /// <summary>Of a request: execute it although only stored operations are.</summary>
    public const string NonPersistedOperationAllowed = "HotChocolate.Execution.NonPersistedOperationAllowed";

    /// <summary>Of an answer: the status of the HTTP response, in place of the usual one.</summary>
    public const string HttpStatusCode = "HotChocolate.Execution.Transport.HttpStatusCode";
}
