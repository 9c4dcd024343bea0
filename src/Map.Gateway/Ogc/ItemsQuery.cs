using System.Globalization;
using Map.Contract.Conditions;
using Map.Gateway.Exports;

namespace Map.Gateway.Ogc;

/// <summary>The parameters of a request for features.</summary>
/// <param name="Places">Which places.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="PageToken">Where to continue; empty for the first page.</param>
/// <param name="Positions">How positions are written.</param>
sealed record ItemsQuery(V1.PlaceFilter Places, int Limit, string PageToken, Crs Positions)
{
    public const string Box = "bbox", BoxCrs = "bbox-crs", Datetime = "datetime", OutputCrs = "crs", MostParameter = "limit", Token = "token",
        Filter = "filter", FilterLang = "filter-lang", FilterCrs = "filter-crs";

    public const int UsualLimit = 10;

    static readonly string Longest = Limits.PageSize.ToString(CultureInfo.InvariantCulture);

    /// <summary>Its parameters besides those of the filter.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Formats.Parameter, MostParameter, Box, BoxCrs, Datetime, OutputCrs, Filter, FilterLang, FilterCrs, Token];

    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; the violations list all of them.</exception>
    public static ItemsQuery Parse(IQueryCollection query)
    {
        var parameters = new OgcParameters(query);
        var filter = parameters.Try(() => Filtered(query)) ?? new V1.PlaceFilter();
        var positions = parameters.Read(OutputCrs, Crs.Parse) ?? Crs.Crs84;
        var boxCrs = parameters.Read(BoxCrs, Crs.Parse) ?? Crs.Crs84;
        if (parameters.Read(Box, text => BoxText.Read(text, boxCrs)) is { } box)
            filter.Box = filter.Box is null ? box : parameters.Refuse(Box, "is given together with box, which means the same. Give one of the two.", box);
        else if (query.ContainsKey(BoxCrs))
            parameters.Refuse(BoxCrs, "is given without bbox.", filter);
        ReadFilter(parameters, query, filter);
        parameters.Read(Datetime, text => InTime(filter, text));
        var limit = parameters.Read(MostParameter, Most) ?? UsualLimit.ToString(CultureInfo.InvariantCulture);
        var token = parameters.Read(Token, text => text) ?? "";
        parameters.ThrowIfAny();
        return new(filter, int.Parse(limit, CultureInfo.InvariantCulture), token, positions);
    }

    static void ReadFilter(OgcParameters parameters, IQueryCollection query, V1.PlaceFilter filter)
    {
        var language = parameters.Read(FilterLang, FilterLanguage.Parse) ?? FilterLanguage.Text;
        var crs = parameters.Read(FilterCrs, Crs.Parse) ?? Crs.Crs84;
        if (parameters.Read(Filter, language.Read) is { } condition)
        {
            ConditionCrs.Turn(condition, crs.From);
            if (filter.Condition is not null)
                parameters.Refuse(Filter, "is given together with condition, which means the same. Give one of the two.", filter);
            filter.AddCondition(condition);
        }

        if (!query.ContainsKey(Filter))
            foreach (var name in new[] { FilterLang, FilterCrs }.Where(query.ContainsKey))
                parameters.Refuse(name, "is given without filter.", filter);
    }

    static V1.PlaceFilter Filtered(IQueryCollection query)
    {
        var known = FilterParameter.All.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var rest = query.Where(given => !Names.Contains(given.Key)).ToDictionary(given => given.Key, given => given.Value, StringComparer.Ordinal);
        var unknown = rest.Keys.Where(name => !known.Contains(name)).ToList();
        return unknown.Count == 0
            ? PlaceFilterQuery.Parse(new QueryCollection(rest))
            : throw new InvalidInputException(
                [.. unknown.Select(name => new Violation(name, $"is not a parameter here. Allowed: {string.Join(", ", Names.Concat(known))}."))]);
    }

    static V1.PlaceFilter InTime(V1.PlaceFilter filter, string text)
    {
        if (filter.HasOpenOn)
            throw new FormatException("is given together with openOn, which means the same. Give one of the two.");
        OperationTime.Read(filter, text);
        return filter;
    }

    // More than the service sends at once is asked for by clients that want all: they follow the links.
    static string Most(string text) =>
        text.All(char.IsAsciiDigit) && text.Any(digit => digit != '0')
            ? int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number < Limits.PageSize ? text : Longest
            : throw new FormatException($"is {Quote.Of(text)}; a whole number, 1 to {Limits.PageSize}.");
}
