using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;

namespace Map.Service.Tests.Access.Changes;

/// <summary>All that a caller learns from a call: the answer, or the refusal with its details; without what is another in each map: ids, times, receipts.
/// </summary>
static partial class Outcome
{
    public static async Task<string> OfAsync<T>(AsyncUnaryCall<T> call) where T : IMessage
    {
        try
        {
            return Scrub((await call).ToString()!);
        }
        catch (RpcException refusal)
        {
            var details = refusal.GetRpcStatus()?.Details.Select(detail => detail.Value.ToStringUtf8()) ?? [];
            return Scrub($"{refusal.StatusCode}: {refusal.Status.Detail} {string.Join(' ', details)}");
        }
    }

    // Ids are numbered in the order of their appearance, so that one that stands for another shows.
    static string Scrub(string text)
    {
        var ids = new List<string>();
        text = Id().Replace(text, match =>
        {
            if (!ids.Contains(match.Value)) ids.Add(match.Value);
            return $"ID{ids.IndexOf(match.Value)}";
        });
        return Token().Replace(Receipt().Replace(Time().Replace(text, "TIME"), "RECEIPT"), "");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+Z")]
    private static partial Regex Time();

    // It has the id of the place in it, as a hash.
    [GeneratedRegex("\"pageToken\": \"[^\"]*\"")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}")]
    private static partial Regex Receipt();
}
