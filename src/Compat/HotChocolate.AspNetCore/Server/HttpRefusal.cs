using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>An HTTP request that is no GraphQL request.</summary>
sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Whether the request was read, and is none of GraphQL.</summary>
    public bool IsOfRequest { get; init; }

    public string Code =>
        Status is StatusCodes.Status413PayloadTooLarge ? ErrorCodes.Server.MaxRequestSize : ErrorCodes.Server.RequestInvalid;
}
