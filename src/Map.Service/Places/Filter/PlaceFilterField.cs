using Google.Protobuf.Collections;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Storage;
using Map.V1;

namespace Map.Service.Places.Filter;

/// <summary>A field of the filter: all that the service has to know of it.</summary>
/// <param name="Name">Its name in PlaceFilter.</param>
/// <param name="DependsOn">What decides whether a place matches: fields, by their paths in Place, or keys of its state in the revision
/// log. A revision that changes none of them cannot end a match, so the change feed does not report it as a removal.</param>
/// <param name="Index">What finds the places of a filter of this field alone; null where all are read, in the order of names.</param>
/// <param name="CheckAsync">Adds what is wrong to the violations.</param>
/// <param name="Sql">The condition on place p, of a filter that has been checked; null when the field is not set.</param>
sealed record PlaceFilterField(
    string Name, string[] DependsOn, string? Index,
    Func<PlaceFilter, PlaceFilterCheck, ValueTask> CheckAsync,
    Func<PlaceFilter, Caller, Statement, string?> Sql)
{
    /// <summary>A field whose check needs no database. The check takes the filter, the path of the field, and the violations.</summary>
    public static PlaceFilterField Of(
        string name, string[] dependsOn, string? index, Action<PlaceFilter, string, Violations> check,
        Func<PlaceFilter, Caller, Statement, string?> sql)
    {
        var path = PathOf(name);
        return new(name, dependsOn, index, CheckAsync, sql);

        ValueTask CheckAsync(PlaceFilter filter, PlaceFilterCheck context)
        {
            check(filter, path, context.Violations);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A list of values of an enum, of which a place has to have one.</summary>
    /// <param name="name">Its name in PlaceFilter.</param>
    /// <param name="path">The field of Place with its own value or values.</param>
    /// <param name="index">See <see cref="Index"/>.</param>
    /// <param name="values">The field.</param>
    /// <param name="sql">The condition, with the parameter of the values.</param>
    public static PlaceFilterField OfEnums<TEnum>(
        string name, string path, string? index, Func<PlaceFilter, RepeatedField<TEnum>> values, Func<string, string> sql)
        where TEnum : struct, Enum => Of(
            name, [path], index, (filter, field, violations) => violations.CheckEnums(values(filter), field),
            (filter, _, statement) => values(filter) is { Count: > 0 } wanted ? sql(statement.Value(wanted.Distinct().ToArray())) : null);

    /// <summary>A list of codes, which have to exist.</summary>
    /// <param name="name">Its name in PlaceFilter.</param>
    /// <param name="dependsOn">See <see cref="DependsOn"/>.</param>
    /// <param name="index">See <see cref="Index"/>.</param>
    /// <param name="values">The field.</param>
    /// <param name="unknownAsync">Those of the codes that do not exist.</param>
    /// <param name="unknown">What is said of one that does not exist.</param>
    /// <param name="sql">The condition.</param>
    public static PlaceFilterField OfCodes(
        string name, string[] dependsOn, string index, Func<PlaceFilter, RepeatedField<string>> values,
        Func<PlaceFilterCheck, RepeatedField<string>, ValueTask<IReadOnlyCollection<string>>> unknownAsync,
        Func<string, string> unknown, Func<RepeatedField<string>, Statement, string> sql)
    {
        var path = PathOf(name);
        return new(name, dependsOn, index, CheckAsync,
            (filter, _, statement) => values(filter) is { Count: > 0 } codes ? sql(codes, statement) : null);

        async ValueTask CheckAsync(PlaceFilter filter, PlaceFilterCheck check)
        {
            var codes = values(filter);
            if (codes.Count == 0 || !check.Violations.CheckCount(codes.Count, path)) return;
            var missing = await unknownAsync(check, codes);
            for (var i = 0; i < codes.Count && missing.Count > 0; i++)
                if (missing.Contains(codes[i]))
                    check.Violations.Add($"{path}[{i}]", unknown(codes[i]));
        }
    }

    static string PathOf(string name) => $"filter.{name}";
}
