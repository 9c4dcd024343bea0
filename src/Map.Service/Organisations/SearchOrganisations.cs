using System.Globalization;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Paging;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Organisations;

/// <summary>Organisations by name, page by page. Index: organisation_by_name or organisation_by_text; at most a page and a row.</summary>
public sealed class SearchOrganisations(NpgsqlDataSource database)
{
    const string Order = "o.sort_name, o.id";

    public async Task<SearchOrganisationsResponse> RunAsync(
        SearchOrganisationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Check(request);
        var question = QuestionOf(request);
        var statement = new Statement();
        var page = $"""
            SELECT o.* FROM {Visibility.Organisations(caller, statement)}{Conditions(request, question, caller, statement)}
            ORDER BY {Order} LIMIT {statement.Value(size + 1)}
            """;
        statement.Append(OrganisationRow.Select(page, Order, $", {Turn.Revision}"));
        var rows = await database.ReadAllAsync(statement,
            row => (Row: OrganisationRow.Read(row), Revision: row.GetInt64(OrganisationRow.Columns)), cancellationToken);

        var more = Page.Cut(rows, size);
        var began = question.Read(request.PageToken, keyset => keyset[2]);
        var response = new SearchOrganisationsResponse();
        foreach (var ((organisation, sortName), revision) in rows)
        {
            began ??= revision.ToString(CultureInfo.InvariantCulture);
            response.Results.Add(new OrganisationResult
            {
                Organisation = organisation,
                PageToken = question.TokenAfter(sortName, organisation.Id, began),
            });
        }
        if (AnswerSize.Cut(response.Results) || more) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    static int Check(SearchOrganisationsRequest request)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        if (request.HasText) TextFilter.Check(request.Text, "text", violations);
        PlaceFilterRules.CheckEnums(request.Kinds, "kinds", violations);
        if (request.HasCountry && request.Country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            violations.Add("country", "is not a country's code of two letters (ISO 3166-1 alpha-2), such as FR.");
        violations.ThrowIfAny();
        return size;
    }

    static string Conditions(SearchOrganisationsRequest request, Question question, Caller caller, Statement statement) =>
        (request.HasText ? TextFilter.And("o.search_text", request.Text, statement) : "")
        + (request.Kinds.Count > 0 ? $" AND o.kind = ANY({statement.Value(request.Kinds.ToArray())})" : "")
        + (request.HasCountry ? $" AND o.country = {statement.Value(request.Country)}" : "")
        + question.Read(request.PageToken, keyset => After(keyset, caller, statement));

    static string After(IReadOnlyList<string> keyset, Caller caller, Statement statement)
    {
        var last = $"({statement.Value(keyset[0])}, {statement.Value(Guid.Parse(keyset[1]))})";
        var shown = $"""
            {Visibility.OrganisationWasVisible("s.state", caller, statement)}
            AND (folded(s.state ->> 'name') COLLATE "C", o.id) <= {last}
            """;
        return $" AND (o.sort_name, o.id) > {last}{Turn.NotBefore("organisation", "o", keyset[2], shown, statement)}";
    }

    static Question QuestionOf(SearchOrganisationsRequest request)
    {
        var asked = request.Clone();
        asked.ClearPageSize();
        asked.ClearPageToken();
        return new Question(nameof(SearchOrganisations), asked);
    }
}
