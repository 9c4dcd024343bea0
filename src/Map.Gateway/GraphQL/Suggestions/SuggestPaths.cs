using System.Text.Json;
using Grpc.Core;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>Where in the input of a suggestion a field of the service's refusal stands.</summary>
static class SuggestPaths
{
    const string Input = "input";

    // The change itself is checked by the same rules as a change that is made at once, whose input it would be.
    const string Direct = "input.";

    /// <summary>The refusal with the paths of <see cref="SuggestInput"/>; null when it names no field.</summary>
    public static InvalidInputException? InInput(Failure failure, V1.ProposedChange change) => failure.Violations.Count == 0 ? null
        : new([.. failure.Violations.Select(violation => violation with { Field = Of(violation.Field, change) })]);

    /// <summary>Makes a call of which the fields stand in the input of a mutation, also in the words of a refusal.</summary>
    /// <exception cref="InvalidInputException">A field is wrong.</exception>
    public static async Task<TResponse> InInputAsync<TResponse>(AsyncUnaryCall<TResponse> call)
    {
        try
        {
            return await call;
        }
        catch (RpcException exception) when (Failure.Of(exception).Violations is { Count: > 0 } violations)
        {
            throw new InvalidInputException([.. violations.Select(violation => violation with { Field = Of(violation.Field) })]);
        }
    }

    static string Of(string field) => field.StartsWith(Direct, StringComparison.Ordinal) ? field
        : Direct + field.Replace("summary.", "", StringComparison.Ordinal).Replace("fields.paths[", "fields[", StringComparison.Ordinal)
            .Replace("groupId", "group", StringComparison.Ordinal);

    static string Of(string field, V1.ProposedChange change) => field switch
    {
        "input.requestId" => field,
        _ when field.StartsWith(Direct, StringComparison.Ordinal) =>
            $"{Input}.change.{JsonNamingPolicy.CamelCase.ConvertName(change.WhatCase.ToString())}.{field[Direct.Length..]}",
        _ => $"{Input}.{field.Replace(".placeId", ".place", StringComparison.Ordinal).Replace(".otherId", ".other", StringComparison.Ordinal)}",
    };
}
