using System.Globalization;
using Map.Places.Errors;
using Map.Places.Storage;
using Map.V1;

namespace Map.Places.Places;

/// <summary>How each order of the contract becomes columns and a keyset.</summary>
abstract class PlaceOrdering
{
    public static PlaceOrdering Of(PlaceOrder order, Violations violations)
    {
        switch (order)
        {
            case PlaceOrder.Unspecified or PlaceOrder.Name: return new ByName();
            case PlaceOrder.Updated: return new ByUpdate();
            default:
                violations.Add("order_by", $"is {order}; allowed: PLACE_ORDER_NAME, PLACE_ORDER_UPDATED.");
                return new ByName();
        }
    }

    public abstract string Columns { get; }

    public abstract string[] KeysetOf(PlaceRow row);

    /// <summary>The condition, with a leading AND, that a place comes after the one with this keyset.</summary>
    public abstract string After(IReadOnlyList<string> keyset, Statement statement);

    // Index: place_by_name.
    sealed class ByName : PlaceOrdering
    {
        public override string Columns => "p.sort_name, p.id";

        public override string[] KeysetOf(PlaceRow row) => [row.SortName, row.Place.Id];

        public override string After(IReadOnlyList<string> keyset, Statement statement) =>
            $" AND (p.sort_name, p.id) > ({statement.Value(keyset[0])}, {statement.Value(Guid.Parse(keyset[1]))})";
    }

    // Index: place_by_update. The revision stands for the time: revisions are numbered in the order in which they become visible.
    sealed class ByUpdate : PlaceOrdering
    {
        public override string Columns => "p.revision DESC, p.id DESC";

        public override string[] KeysetOf(PlaceRow row) => [row.Place.Revision.ToString(CultureInfo.InvariantCulture), row.Place.Id];

        public override string After(IReadOnlyList<string> keyset, Statement statement)
        {
            var (revision, id) = (long.Parse(keyset[0], CultureInfo.InvariantCulture), Guid.Parse(keyset[1]));
            return $" AND (p.revision, p.id) < ({statement.Value(revision)}, {statement.Value(id)})";
        }
    }
}
