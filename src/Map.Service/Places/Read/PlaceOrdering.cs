using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>How each order of the contract becomes columns and a cursor.</summary>
abstract class PlaceOrdering(QueryFingerprint fingerprint)
{
    protected QueryFingerprint Fingerprint => fingerprint;

    public static void Check(PlaceOrder order, Violations violations)
    {
        if (!Enum.IsDefined(order)) violations.Add("order_by", $"is {order}; allowed: PLACE_ORDER_NAME, PLACE_ORDER_UPDATED.");
    }

    /// <summary>The order of a request that has been checked, continued at its page token.</summary>
    public static PlaceOrdering Of(SearchPlacesRequest request)
    {
        var fingerprint = QueryFingerprint.Of(request, query =>
        {
            query.Filter ??= new PlaceFilter();
            if (query.OrderBy == PlaceOrder.Unspecified) query.OrderBy = PlaceOrder.Name;
        });
        if (request.OrderBy == PlaceOrder.Updated) return new ByUpdate(fingerprint, request.PageToken);
        return request.Filter?.Regions.Distinct().ToList() is [var region]
            ? new ByNameInRegion(region, fingerprint, request.PageToken)
            : new ByName(fingerprint, request.PageToken);
    }

    public abstract string Columns { get; }

    /// <summary>The places that match, from the table whose index has this order.</summary>
    public virtual string Matching(PlaceFilter? filter, Caller caller, Statement statement) =>
        PlaceFilterSql.Matching(filter, caller, statement);

    /// <summary>The condition, with a leading AND, that a place comes after the cursor and that no earlier page has shown it; empty for
    /// the first page.</summary>
    public abstract string AfterCursor(Caller caller, Statement statement);

    /// <summary>The token of the page after a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="revision">The last revision when it was read.</param>
    public abstract string TokenAfter(PlaceRow row, long revision);

    // Index: place_by_name.
    class ByName(QueryFingerprint fingerprint, string token) : PlaceOrdering(fingerprint)
    {
        readonly NameCursor? cursor = fingerprint.Read<NameCursor>(token);

        public override string Columns => "p.sort_name, p.id";

        public override string AfterCursor(Caller caller, Statement statement) =>
            cursor?.After("place", "p", Columns, Visibility.WasVisible("s.state", caller, statement), statement) ?? "";

        public override string TokenAfter(PlaceRow row, long revision) =>
            Fingerprint.TokenAfter(new NameCursor(row.SortName, Guid.Parse(row.Place.Id), cursor?.Began ?? revision));
    }

    // Index: place_region_by_name. The list of a large region begins at once, without sorting all of it.
    sealed class ByNameInRegion(string region, QueryFingerprint fingerprint, string token) : ByName(fingerprint, token)
    {
        public override string Columns => "r.sort_name, r.place_id";

        public override string Matching(PlaceFilter? filter, Caller caller, Statement statement)
        {
            var rest = filter!.Clone();
            rest.Regions.Clear();
            return $"""
                place_region r, {base.Matching(rest, caller, statement)}
                AND r.place_id = p.id AND r.region_code = {statement.Value(region)}
                """;
        }
    }

    // Index: place_by_update. The revision stands for the time: revisions are numbered in the order in which they become visible. A changed
    // place moves to the beginning, which has been read already.
    sealed class ByUpdate(QueryFingerprint fingerprint, string token) : PlaceOrdering(fingerprint)
    {
        readonly NumberCursor<long>? cursor = fingerprint.Read<NumberCursor<long>>(token);

        public override string Columns => "p.revision DESC, p.id DESC";

        public override string AfterCursor(Caller caller, Statement statement) =>
            cursor is { } last ? $" AND (p.revision, p.id) < ({statement.Value(last.Number)}, {statement.Value(last.Id)})" : "";

        public override string TokenAfter(PlaceRow row, long revision) =>
            Fingerprint.TokenAfter(new NumberCursor<long>(row.Place.Revision, Guid.Parse(row.Place.Id), cursor?.Began ?? revision));
    }
}
