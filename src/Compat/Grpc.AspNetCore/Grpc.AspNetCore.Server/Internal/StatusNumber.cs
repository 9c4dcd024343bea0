using System.Globalization;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Status codes as they are in grpc-status.</summary>
static class StatusNumber
{
    static readonly string[] Known =
        [.. Enumerable.Range(0, (int)StatusCode.Unauthenticated + 1).Select(code => code.ToString(CultureInfo.InvariantCulture))];

    public static string Of(StatusCode code) =>
        (int)code >= 0 && (int)code < Known.Length ? Known[(int)code] : ((int)code).ToString(CultureInfo.InvariantCulture);
}
