using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>An HTTP request that is no GraphQL request.</summary>
sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code =>
        Status is StatusCodes.Status413PayloadTooLarge ? ErrorCodes.Server.MaxRequestSize : ErrorCodes.Server.RequestInvalid;
}
