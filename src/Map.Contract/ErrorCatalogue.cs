using System.Collections.Frozen;
using Google.Rpc;
using Grpc.Core;
using Map.V1;
using Microsoft.Extensions.Logging;

namespace Map.Contract;

/// <summary>All errors that callers of the service and of the gateway can get. docs/errors.md is generated from it.</summary>
public static class ErrorCatalogue
{
    /// <summary><c>ErrorInfo.domain</c> of the service's errors, whose messages are written for callers. Any other message may reveal
    /// internals.</summary>
    public const string Domain = "map";

    const string Prefix = "ERROR_REASON_";

    static readonly FrozenDictionary<ErrorReason, string> Names = Enum.GetValues<ErrorReason>().ToFrozenDictionary(
        reason => reason, reason => ErrorsReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name[Prefix.Length..]);

    public static CataloguedError InvalidArgument { get; } =
        Caller("INVALID_ARGUMENT", StatusCode.InvalidArgument, "INVALID_ARGUMENT", 400, "The input is wrong.");
    public static CataloguedError InvalidPageToken { get; } = Caller(
        "INVALID_PAGE_TOKEN", StatusCode.InvalidArgument, "INVALID_ARGUMENT", 400,
        "The page token belongs to another query, or was changed.");
    public static CataloguedError MalformedRequest { get; } =
        Caller("MALFORMED_REQUEST", null, "INVALID_ARGUMENT", 400, "The request cannot be read. The HTTP status may be 405 or 415.");
    public static CataloguedError HttpsRequired { get; } = Caller(
        "HTTPS_REQUIRED", null, "HTTPS_REQUIRED", 403,
        "This is taken by https only: send it to the address that begins with https. What was sent by http could be read on its way: if a key was in it, have it closed and get another.");
    public static CataloguedError OnlyStoredOperations { get; } = Caller(
        "ONLY_STORED_OPERATIONS", null, "ONLY_STORED_OPERATIONS", 400,
        "Only stored operations are executed here: send the `id` of one in place of `query`.");
    /// <summary>The name is the one that Apollo's clients expect.</summary>
    public static CataloguedError PersistedQueryNotFound { get; } = Caller(
        "PERSISTED_QUERY_NOT_FOUND", null, "PERSISTED_QUERY_NOT_FOUND", 404,
        "There is no stored operation with this id. Send the GraphQL document as `query`.");
    public static CataloguedError Unauthenticated { get; } =
        Caller("UNAUTHENTICATED", StatusCode.Unauthenticated, "UNAUTHENTICATED", 401, "This needs a key: Authorization: Bearer KEY.");
    public static CataloguedError PermissionDenied { get; } =
        Caller("PERMISSION_DENIED", StatusCode.PermissionDenied, "PERMISSION_DENIED", 403, "This key does not allow that.");
    public static CataloguedError KeyFrozen { get; } = Caller(
        "KEY_FROZEN", StatusCode.PermissionDenied, "PERMISSION_DENIED", 403,
        "This key is frozen: it reads, and changes nothing until a reviewer or an admin thaws it.");
    public static CataloguedError SecondPerson { get; } = Caller(
        "SECOND_PERSON", StatusCode.PermissionDenied, "PERMISSION_DENIED", 403,
        "So large an act is done only when a second reviewer makes the same call with another key.");
    public static CataloguedError NotFound { get; } =
        Caller("NOT_FOUND", StatusCode.NotFound, "NOT_FOUND", 404, "There is no such thing.");
    public static CataloguedError Conflict { get; } =
        Caller("CONFLICT", StatusCode.Aborted, "CONFLICT", 409, "It has changed since it was read. Read it again.");
    public static CataloguedError TooLarge { get; } =
        Caller("TOO_LARGE", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 429, "The request or its response is too large.");
    public static CataloguedError BodyTooLarge { get; } = TooLarge with
    {
        Status = null,
        HttpStatus = 413,
        Message = $"The request has a body of more than {Limits.RequestBytes:#,0} bytes. Ask for less at once.",
    };
    public static CataloguedError KeyLimit { get; } = Caller(
        "KEY_LIMIT", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 429,
        "This key has published as much in an hour as it may. Try again later.");
    public static CataloguedError SuggestionLimit { get; } = Caller(
        "SUGGESTION_LIMIT", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 429,
        "As many suggestions wait for reviewers as may. Try again later; nothing of yours was kept.");
    public static CataloguedError ProofOfWork { get; } = Caller(
        "PROOF_OF_WORK", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 429,
        "Many suggestions come at the moment. Solve the challenge, or wait until the ticket is ripe, and send the same again with it.");
    public static CataloguedError NewsLimit { get; } = Caller(
        "NEWS_LIMIT", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 429,
        "As much was asked for in a day as one caller may, or as this map sends in an hour. Try again later; nothing of yours was kept.");
    public static CataloguedError OperationDepth { get; } =
        Caller("OPERATION_DEPTH", null, "RESOURCE_EXHAUSTED", 400, "Too many fields, lists or objects are inside each other.");
    public static CataloguedError OperationSize { get; } = Caller(
        "OPERATION_SIZE", null, "RESOURCE_EXHAUSTED", 400,
        "The document has too many fields, aliases, directives or fragments, or its variables too many values.");
    public static CataloguedError OperationCost { get; } =
        Caller("OPERATION_COST", null, "RESOURCE_EXHAUSTED", 400, "The operation costs more than is allowed.");
    public static CataloguedError RateLimit { get; } =
        Caller("RATE_LIMIT", null, "RESOURCE_EXHAUSTED", 429, "This caller has requested too much in too short a time.");
    public static CataloguedError TooManyAtOnce { get; } = Caller(
        "TOO_MANY_AT_ONCE", null, "RESOURCE_EXHAUSTED", 503,
        "This address has too many requests, downloads or subscriptions open at once. Try again when some of them have ended.");
    public static CataloguedError Overloaded { get; } = Caller(
        "OVERLOADED", StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", 503,
        "More is asked of this map at the moment than it can answer. Nothing was done; try again in a few seconds.");
    public static CataloguedError TooSlow { get; } =
        Caller("TOO_SLOW", null, "DEADLINE_EXCEEDED", 408, "The body of the request came too slowly. Send it again.");
    public static CataloguedError DeadlineExceeded { get; } = new(
        "DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED", 504, LogLevel.Warning,
        "It took too long. Ask for less at once.");
    public static CataloguedError Unavailable { get; } = new(
        "UNAVAILABLE", StatusCode.Unavailable, "UNAVAILABLE", 503, LogLevel.Warning,
        "The service behind this gateway cannot be reached at the moment. Try again shortly.");
    public static CataloguedError Internal { get; } = new(
        "INTERNAL", StatusCode.Internal, "INTERNAL", 500, LogLevel.Error, "Something went wrong on our side. It has been logged.");

    /// <summary>The first row of a gRPC status is used for that status without a reason.</summary>
    public static IReadOnlyList<CataloguedError> All { get; } =
    [
        InvalidArgument, InvalidPageToken, MalformedRequest, HttpsRequired, OnlyStoredOperations, PersistedQueryNotFound, Unauthenticated,
        PermissionDenied, KeyFrozen, SecondPerson, NotFound, Conflict, TooLarge, BodyTooLarge, KeyLimit, SuggestionLimit, ProofOfWork,
        NewsLimit, OperationDepth, OperationSize, OperationCost, RateLimit, TooManyAtOnce, Overloaded, TooSlow, DeadlineExceeded, Unavailable, Internal,
    ];

    static readonly FrozenDictionary<ErrorReason, CataloguedError> ByReason = Names.ToFrozenDictionary(
        name => name.Key, name => All.FirstOrDefault(error => error.Status is not null && error.Reason == name.Value) ?? Internal);

    static readonly FrozenDictionary<StatusCode, CataloguedError> ByStatus =
        All.Where(error => error.Status is not null).DistinctBy(error => error.Status).ToFrozenDictionary(error => error.Status!.Value);

    public static CataloguedError Of(ErrorReason reason) => ByReason.GetValueOrDefault(reason, Internal);

    public static CataloguedError Of(StatusCode status) => ByStatus.GetValueOrDefault(status, Internal);

    public static ErrorInfo InfoOf(ErrorReason reason) => new() { Domain = Domain, Reason = NameOf(reason) };

    /// <summary>The reason as it is sent.</summary>
    public static string NameOf(ErrorReason reason) => Names[reason];

    static CataloguedError Caller(string reason, StatusCode? status, string code, int httpStatus, string message) =>
        new(reason, status, code, httpStatus, LogLevel.Information, message);
}
