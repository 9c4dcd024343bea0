using System.Runtime.CompilerServices;
using Map.Service.Places.Filter;

namespace Map.Service.Organisations;

/// <summary>The organisations of the places that match a filter, by name. Index: organisation_by_name, involvement_by_place; unbounded, see
/// <see cref="LargeResults"/>.</summary>
public sealed class StreamOrganisations(LargeResults results, PlaceFilterRules rules)
{
    const string Order = "o.sort_name, o.id";

    public async IAsyncEnumerable<StreamOrganisationsResponse> RunAsync(
        StreamOrganisationsRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var parts = results.ReadAsync(Select(request.Filter, caller), StreamOrganisationsResponse.Parser, Read, cancellationToken);
        await foreach (var part in parts) yield return part;
    }

    static Statement Select(PlaceFilter? filter, Caller caller)
    {
        var statement = new Statement();
        var all = $"SELECT o.* FROM {Visibility.Organisations(caller, statement)}{OfPlaces(filter, caller, statement)} ORDER BY {Order} OFFSET 0";
        return statement.Append(OrganisationRow.Select(all, Order, caller, statement));
    }

    // Without a filter also those that nothing is known of but their name.
    static string OfPlaces(PlaceFilter? filter, Caller caller, Statement statement)
    {
        if (filter is null || filter.CalculateSize() == 0) return "";
        var places = $"SELECT p.id, p.organisation_id FROM {PlaceFilterSql.Matching(filter, caller, statement)}";
        var lasting = filter.OpenDay() is { } day ? $" AND i.days @> {statement.Value(day)}" : "";
        return $"""
             AND o.id IN (
                WITH matching AS MATERIALIZED ({places})
                SELECT organisation_id FROM matching
                UNION ALL
                SELECT i.organisation_id FROM matching JOIN involvement i ON i.place_id = matching.id{lasting})
            """;
    }

    static (int Bytes, Action<StreamOrganisationsResponse> AddTo) Read(NpgsqlDataReader row)
    {
        var organisation = OrganisationRow.Read(row).Organisation;
        return (ResponseSize.Of(organisation), part => part.Organisations.Add(organisation));
    }
}
