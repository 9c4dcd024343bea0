using System.Globalization;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;

namespace Map.Service.Log.ChangeFeed;

/// <summary>The changes after a revision, page by page.</summary>
public sealed class ListChanges(ChangeLog log, PlaceFilterRules rules, TimeProvider clock)
{
    public async Task<ListChangesResponse> RunAsync(ListChangesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 100, violations);
        CheckSince(request.Since, await log.LastAsync(cancellationToken), violations);
        if (request.HasUntil && request.Until < request.Since)
            violations.Add("until", string.Create(CultureInfo.InvariantCulture, $"is {request.Until}, before since, which is {request.Since}."));
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();
        return await log.ReadAsync(
            request.Since, request.Filter, size, caller, cancellationToken, request.HasUntil ? request.Until : null,
            request.WithOperators ? OperatorsSql.DayOf(request.Filter, clock) : null);
    }

    // A revision from the future comes from another database, or from before a backup was restored: changes would be missed silently.
    internal static void CheckSince(long since, long last, Violations violations)
    {
        if (since < 0 || since > last)
            violations.Add("since", string.Create(CultureInfo.InvariantCulture, $"is {since}; allowed is 0 to {last}, the last revision."));
    }
}
