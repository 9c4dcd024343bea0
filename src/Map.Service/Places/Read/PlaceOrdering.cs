using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>How each order of the contract becomes columns and a cursor.</summary>
abstract class PlaceOrdering(QueryFingerprint fingerprint)
{
    protected QueryFingerprint Fingerprint => fingerprint;

    public static void Check(PlaceOrder order, PlaceFilter? filter, Violations violations)
    {
        if (!Enum.IsDefined(order)) violations.Add("order_by", $"is {EnumNames.Of(order)}; one of {EnumNames.Allowed<PlaceOrder>()}.");
        if (order == PlaceOrder.Nearest && filter?.Helps is null)
            violations.Add("order_by", "is NEAREST, but the filter has no position in helps, which the places are to be near to.");
    }

    /// <summary>The order of a request that has been checked, continued at its page token.</summary>
    public static PlaceOrdering Of(SearchPlacesRequest request)
    {
        var fingerprint = QueryFingerprint.Of(request, query =>
        {
            query.Filter ??= new PlaceFilter();
            if (query.OrderBy == PlaceOrder.Unspecified) query.OrderBy = PlaceOrder.Name;
        });
        if (request is { OrderBy: PlaceOrder.Relevance, Filter.Text: var text } && TextFilter.Words(text).Count > 0)
            return new ByRelevance(fingerprint, request.PageToken);
        if (request.OrderBy == PlaceOrder.Updated) return new ByUpdate(fingerprint, request.PageToken);
        if (request.OrderBy == PlaceOrder.Nearest) return new ByNearness(request.Filter.Helps, fingerprint, request.PageToken);
        return request.Filter is { RegionMatch: RegionMatch.Unspecified or RegionMatch.Location } filter
               && filter.Regions.Distinct().ToList() is [var region]
            ? new ByNameInRegion(region, fingerprint, request.PageToken)
            : new ByName(fingerprint, request.PageToken);
    }

    /// <summary>Further columns of a row, each with a leading comma, for <see cref="ReadKey"/>.</summary>
    public virtual string Selected(Statement statement) => "";

    /// <summary>Reads them from this column on.</summary>
    public virtual OrderKey ReadKey(NpgsqlDataReader row, int column) => default;

    /// <summary>The matching places p that come after the cursor and that no earlier page has shown, in order and limited.</summary>
    public abstract string Page(PlaceFilter? filter, int limit, Caller caller, Statement statement);

    /// <summary>The token of the page after a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">What <see cref="ReadKey"/> read of it.</param>
    /// <param name="revision">The last revision when it was read.</param>
    public abstract string TokenAfter(PlaceRow row, OrderKey key, long revision);

    // Along the index of one order, from the cursor on.
    internal abstract class Sorted(QueryFingerprint fingerprint) : PlaceOrdering(fingerprint)
    {
        protected abstract string Columns(Statement statement);

        public sealed override string Page(PlaceFilter? filter, int limit, Caller caller, Statement statement)
        {
            // The parameters of the cursor first, as in all pages.
            var after = AfterCursor(caller, statement);
            var most = statement.Value(limit);
            return $"{Matching(filter, caller, statement)}{after} ORDER BY {Columns(statement)} LIMIT {(filter is { HasText: true } ? Unseen(most) : most)}";
        }

        /// <summary>A limit that the planner does not see. It would count on the few places with rare words to be spread evenly over the order,
        /// and walk along most of its index for names late in the alphabet: "Saint legal" took 1,100 ms among a million places, and takes 20
        /// by the index of texts. Without the limit it plans for a tenth of the rows, so that frequent words are still found by walking.</summary>
        static string Unseen(string limit) => $"(SELECT {limit})";

        /// <summary>The places that match, from the table whose index has this order.</summary>
        protected virtual string Matching(PlaceFilter? filter, Caller caller, Statement statement) =>
            PlaceFilterSql.Matching(filter, caller, statement);

        /// <summary>The condition, with a leading AND, that a place comes after the cursor and that no earlier page has shown it; empty
        /// for the first page.</summary>
        protected abstract string AfterCursor(Caller caller, Statement statement);
    }

    // Index: place_by_name.
    class ByName(QueryFingerprint fingerprint, string token) : Sorted(fingerprint)
    {
        readonly NameCursor? cursor = fingerprint.Read<NameCursor>(token);

        protected override string Columns(Statement statement) => "p.sort_name, p.id";

        protected override string AfterCursor(Caller caller, Statement statement) =>
            cursor?.After("place", "p", Columns(statement), Visibility.WasVisible("s.state", caller, statement), statement) ?? "";

        public override string TokenAfter(PlaceRow row, OrderKey key, long revision) =>
            Fingerprint.TokenAfter(new NameCursor(row.SortName, Guid.Parse(row.Place.Id), cursor?.Began ?? revision));
    }

    // Index: place_region_by_name. The list of a large region begins at once, without sorting all of it.
    sealed class ByNameInRegion(string region, QueryFingerprint fingerprint, string token) : ByName(fingerprint, token)
    {
        protected override string Columns(Statement statement) => "r.sort_name, r.place_id";

        protected override string Matching(PlaceFilter? filter, Caller caller, Statement statement)
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
    sealed class ByUpdate(QueryFingerprint fingerprint, string token) : Sorted(fingerprint)
    {
        readonly NumberCursor<long>? cursor = fingerprint.Read<NumberCursor<long>>(token);

        protected override string Columns(Statement statement) => "p.revision DESC, p.id DESC";

        protected override string AfterCursor(Caller caller, Statement statement) =>
            cursor is { } last ? $" AND (p.revision, p.id) < ({statement.Value(last.Number)}, {statement.Value(last.Id)})" : "";

        public override string TokenAfter(PlaceRow row, OrderKey key, long revision) =>
            Fingerprint.TokenAfter(new NumberCursor<long>(row.Place.Revision, Guid.Parse(row.Place.Id), cursor?.Began ?? revision));
    }
}
