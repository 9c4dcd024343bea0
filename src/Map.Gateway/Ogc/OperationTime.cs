using Map.Contract.Conditions;

namespace Map.Gateway.Ogc;

/// <summary>The parameter datetime: the places that were in operation at an instant, or on some day of an interval.</summary>
static class OperationTime
{
    const string Forms = $"Write an instant as {CallerTime.Allowed}, an interval as 2010-01-01/2010-12-31, 2010-01-01/.. or ../2010-12-31.";

    /// <exception cref="FormatException">It is neither an instant nor an interval.</exception>
    public static void Read(V1.PlaceFilter filter, string text)
    {
        switch (text.Split('/'))
        {
            case [var instant]:
                filter.OpenOn = CallerTime.Day(CallerTime.Of(instant) ?? throw Wrong(instant));
                break;
            case [var begin, var end]:
                var (from, to) = (Bound(begin), Bound(end));
                if (from is not null && to is not null && string.CompareOrdinal(CallerTime.Day(from), CallerTime.Day(to)) > 0)
                    throw new FormatException("ends before it begins. Swap the two.");
                filter.AddCondition(new()
                {
                    Temporal = new() { Queryable = "operation", Relation = V1.TemporalRelation.Intersects, From = from, To = to },
                });
                break;
            default:
                throw Wrong(text);
        }
    }

    static V1.Literal? Bound(string text) => text is "" or ".." ? null : CallerTime.Of(text) ?? throw Wrong(text);

    static FormatException Wrong(string text) => new($"has {Quote.Of(text)}. {Forms}");
}
