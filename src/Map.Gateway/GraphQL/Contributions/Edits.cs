using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>Calls that change the map: the argument `input` is their request.</summary>
static class Edits
{
    /// <param name="input">The argument; its properties are fields of the request.</param>
    /// <param name="call">Sends the request.</param>
    /// <exception cref="InvalidInputException">An id is of another type, or nothing is given to change.</exception>
    /// <exception cref="RefusedInputException">The service refused it.</exception>
    public static async Task<TResponse> AskAsync<TRequest, TResponse>(object input, Func<TRequest, AsyncUnaryCall<TResponse>> call)
        where TRequest : IMessage, new() =>
        await InInputAsync(call(InputMessages.ToMessage<TRequest>(input, "input")), Translation.InInputObject);

    /// <param name="call">A call whose request was made of the argument `input`.</param>
    /// <param name="violationOf">Says where in the input a wrong field of the request stands.</param>
    /// <exception cref="RefusedInputException">The service refused it.</exception>
    public static async Task<TResponse> InInputAsync<TResponse>(
        AsyncUnaryCall<TResponse> call, Func<BadRequest.Types.FieldViolation, Violation> violationOf)
    {
        try
        {
            return await call;
        }
        catch (RpcException refusal)
        {
            throw new RefusedInputException(refusal) { ViolationOf = violationOf, MergedInto = SurvivorOf(refusal) };
        }
    }

    static string? SurvivorOf(RpcException refusal) =>
        refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Metadata is { } metadata
        && metadata.TryGetValue("merged_into", out var id) && metadata.TryGetValue("merged_type", out var type)
            ? new GlobalId(type, id).ToString()
            : null;
}
