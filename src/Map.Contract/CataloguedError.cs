using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Map.Contract;

/// <summary>A row of the <see cref="ErrorCatalogue"/>.</summary>
/// <param name="Reason">What went wrong: <c>ErrorInfo.reason</c> in gRPC, <c>extensions.reason</c> in GraphQL.</param>
/// <param name="Status">The gRPC status; null for errors of the gateway itself.</param>
/// <param name="Code">The kind of error, <c>extensions.code</c> in GraphQL.</param>
/// <param name="HttpStatus">The status for files, tiles, and GraphQL requests that are not executed.</param>
/// <param name="Level">The level at which it is logged.</param>
/// <param name="Message">The message for cases that have no message of their own.</param>
public sealed record CataloguedError(string Reason, StatusCode? Status, string Code, int HttpStatus, LogLevel Level, string Message);
