using System.Text;

namespace Map.Service.Places.Filter;

/// <summary>The only code that turns a filter into SQL. <see cref="PlaceFilterRules"/> has checked the filter before.</summary>
static class PlaceFilterSql
{
    /// <summary><c>place p WHERE</c> the caller may see it and it matches.</summary>
    public static string Matching(PlaceFilter? filter, Caller caller, Statement statement)
    {
        var sql = new StringBuilder(Visibility.Places(caller, statement));
        if (filter is not null)
            foreach (var field in PlaceFilterFields.All)
                if (field.Sql(filter, caller, statement) is { } condition) sql.Append(" AND ").Append(condition);
        // A filter about the past also shows places that have closed since.
        if (filter is null || (filter.Statuses.Count == 0 && !filter.HasOpenOn && !ConditionTree.IsAboutTime(filter.Condition))) sql.Append(" AND p.status <> 'closed'");
        return sql.ToString();
    }

    /// <summary>The day of the filter; null for today, with the latest figures.</summary>
    public static DateOnly? OpenDay(this PlaceFilter? filter) =>
        filter is not null && RequestValues.TryParseDay(filter.OpenOn, out var day) ? day : null;

    /// <summary><see cref="OpenDay"/> as a parameter.</summary>
    public static string DayOrNull(PlaceFilter? filter, Statement statement) =>
        filter.OpenDay() is { } day ? statement.Value(day) : "NULL";
}
