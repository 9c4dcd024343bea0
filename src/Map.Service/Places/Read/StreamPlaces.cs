using System.Runtime.CompilerServices;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>All places that match a filter, by name. Index: place_by_name; unbounded, see <see cref="LargeResults"/>.</summary>
public sealed class StreamPlaces(LargeResults results, PlaceFilterRules rules, TimeProvider clock)
{
    const string Order = "p.sort_name, p.id";

    public async IAsyncEnumerable<StreamPlacesResponse> RunAsync(
        StreamPlacesRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        DateOnly? operatorsOn = request.WithOperators ? OperatorsSql.DayOf(request.Filter, clock) : null;
        var statement = Select(request.Filter, reader, operatorsOn, caller);
        var parts = results.ReadAsync(statement, StreamPlacesResponse.Parser, row => Read(row, reader, operatorsOn is not null), cancellationToken);
        await foreach (var part in parts) yield return part;
    }

    internal static Statement Select(PlaceFilter? filter, PlaceReader reader, DateOnly? operatorsOn, Caller caller)
    {
        var statement = new Statement();
        // OFFSET 0 keeps the details out of the sort: they are gathered as the rows are read.
        var all = $"SELECT p.* FROM {PlaceFilterSql.Matching(filter, caller, statement)} ORDER BY {Order} OFFSET 0";
        var operators = operatorsOn is { } day ? $", {OperatorsSql.Names(day, caller, statement)}" : "";
        return statement.Append(reader.Select($"({all}) p ORDER BY {Order}", caller, statement, operators));
    }

    static (int Bytes, Action<StreamPlacesResponse> AddTo) Read(NpgsqlDataReader row, PlaceReader reader, bool withOperators)
    {
        var place = reader.Read(row).Place;
        if (!withOperators) return (ResponseSize.Of(place), part => part.Places.Add(place));
        var operators = OperatorsSql.Read(row, reader.Columns);
        return (ResponseSize.Of(place) + ResponseSize.Of(operators), part =>
        {
            part.Places.Add(place);
            part.Operators.Add(operators);
        });
    }
}
