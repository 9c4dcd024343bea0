using System.Globalization;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Paging;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Map.V1;

namespace Map.Service.Places.Read;

/// <summary>How each order of the contract becomes columns and a keyset.</summary>
abstract class PlaceOrdering
{
    public static PlaceOrdering Of(SearchPlacesRequest request, Violations violations)
    {
        switch (request.OrderBy)
        {
            case PlaceOrder.Unspecified or PlaceOrder.Name:
                return request.Filter?.Regions.Distinct().ToList() is [var region] ? new ByNameInRegion(region) : new ByName();
            case PlaceOrder.Updated: return new ByUpdate();
            default:
                violations.Add("order_by", $"is {request.OrderBy}; allowed: PLACE_ORDER_NAME, PLACE_ORDER_UPDATED.");
                return new ByName();
        }
    }

    public abstract string Columns { get; }

    public abstract string[] KeysetOf(PlaceRow row);

    /// <summary>The places that match, from where they can be had in this order.</summary>
    public virtual string Matching(PlaceFilter? filter, Caller caller, Statement statement) =>
        PlaceFilterSql.Matching(filter, caller, statement);

    /// <summary>The condition, with a leading AND, that a place comes after the one with this keyset, and was not shown before.</summary>
    /// <param name="keyset">And the revision at which the reading began.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="statement">Takes the values.</param>
    public abstract string After(IReadOnlyList<string> keyset, Caller caller, Statement statement);

    // Index: place_by_name.
    class ByName : PlaceOrdering
    {
        public override string Columns => "p.sort_name, p.id";

        public override string[] KeysetOf(PlaceRow row) => [row.SortName, row.Place.Id];

        public override string After(IReadOnlyList<string> keyset, Caller caller, Statement statement)
        {
            var last = $"({statement.Value(keyset[0])}, {statement.Value(Guid.Parse(keyset[1]))})";
            var shown = $"""
                {Visibility.WasVisible("s.state", caller, statement)} AND (folded(s.state ->> 'name') COLLATE "C", p.id) <= {last}
                """;
            return $" AND ({Columns}) > {last}{Turn.NotBefore("place", "p", keyset[2], shown, statement)}";
        }
    }

    // Index: place_region_by_name. The list of a large region begins at once, not when all of it has been sorted.
    sealed class ByNameInRegion(string region) : ByName
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

    // Index: place_by_update. The revision stands for the time: revisions are numbered in the order in which they become visible. What
    // changes moves to the beginning, which has been read.
    sealed class ByUpdate : PlaceOrdering
    {
        public override string Columns => "p.revision DESC, p.id DESC";

        public override string[] KeysetOf(PlaceRow row) => [row.Place.Revision.ToString(CultureInfo.InvariantCulture), row.Place.Id];

        public override string After(IReadOnlyList<string> keyset, Caller caller, Statement statement)
        {
            var (revision, id) = (long.Parse(keyset[0], CultureInfo.InvariantCulture), Guid.Parse(keyset[1]));
            return $" AND (p.revision, p.id) < ({statement.Value(revision)}, {statement.Value(id)})";
        }
    }
}
