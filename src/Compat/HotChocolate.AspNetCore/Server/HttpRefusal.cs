using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>An HTTP request is not a GraphQL request.</summary>
sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Whether the content of the request is the reason, and not its method, headers or size.</summary>
    public bool IsOfRequest { get; init; }

    public string Code =>
        Status is StatusCodes.Status413PayloadTooLarge ? ErrorCodes.Server.MaxRequestSize : ErrorCodes.Server.RequestInvalid;
}
