using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Organisations;

/// <summary>The involvements at the places that match a filter, by the name of the place. Index: place_by_name, involvement_by_place; unbounded,
/// see <see cref="LargeResults"/>.</summary>
public sealed class StreamInvolvements(LargeResults results, PlaceFilterRules rules)
{
    static readonly PlaceReader Places =
        PlaceReader.For(FieldMask.FromString("name,position,precision,address,country"), new Violations());

    public async IAsyncEnumerable<StreamInvolvementsResponse> RunAsync(
        StreamInvolvementsRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var parts = results.ReadAsync(Select(request.Filter, caller), StreamInvolvementsResponse.Parser, Read, cancellationToken);
        await foreach (var part in parts) yield return part;
    }

    static Statement Select(PlaceFilter? filter, Caller caller)
    {
        var statement = new Statement();
        var lasting = filter.OpenDay() is { } day ? $" AND i.days @> {statement.Value(day)}" : "";
        var from = $"""
            (SELECT p.* FROM {PlaceFilterSql.Matching(filter, caller, statement)}) p
            JOIN involvement i ON i.place_id = p.id{lasting}
            JOIN (SELECT o.id, o.name FROM {Visibility.Organisations(caller, statement)}) seen ON seen.id = i.organisation_id
            LEFT JOIN source s ON s.id = i.source_id
            ORDER BY p.sort_name, p.id, coalesce(first_day(i.started), first_day(i.ended)) DESC NULLS LAST, i.id
            """;
        return statement.Append(Places.Select(from, caller, statement, $", seen.name, {InvolvementRow.Columns}"));
    }

    static (int Bytes, Action<StreamInvolvementsResponse> AddTo) Read(NpgsqlDataReader row)
    {
        var found = new InvolvementAtPlace
        {
            Place = Places.Read(row).Place,
            OrganisationName = row.GetString(Places.Columns),
            Involvement = InvolvementRow.Read(row, Places.Columns + 1),
        };
        return (ResponseSize.Of(found), part => part.Involvements.Add(found));
    }
}
