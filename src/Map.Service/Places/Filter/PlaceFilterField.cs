using Google.Protobuf.Collections;

namespace Map.Service.Places.Filter;

/// <summary>A field of the filter: everything that the service needs to know about it.</summary>
/// <param name="Name">Its name in PlaceFilter.</param>
/// <param name="DependsOn">What decides whether a place matches: fields, by their paths in Place, or keys of its state in the revision
/// log. A revision that changes none of them cannot end a match, so the change feed does not report it as a removal.</param>
/// <param name="Index">The index for a filter of this field alone; null where all places are read, in the order of names.</param>
/// <param name="Check">Adds what is wrong with the field to the violations, with this path; null if every value is allowed.</param>
/// <param name="Sql">The condition on place p, for a filter that has been checked; null if the field is not set.</param>
sealed record PlaceFilterField(
    string Name, string[] DependsOn, string? Index,
    Action<PlaceFilter, string, Violations>? Check,
    Func<PlaceFilter, Caller, Statement, string?> Sql)
{
    /// <summary>Its path in a request.</summary>
    public string Path { get; } = $"filter.{Name}";

    /// <summary>The part of the check that needs the database, if there is one. It may put codes in place of names.</summary>
    public Func<PlaceFilter, PlaceFilterCheck, ValueTask>? LookUpAsync { get; init; }

    /// <summary>A list of enum values, of which a place must have one.</summary>
    /// <param name="name">Its name in PlaceFilter.</param>
    /// <param name="path">The field of Place with its own value or values.</param>
    /// <param name="index">See <see cref="Index"/>.</param>
    /// <param name="values">The field.</param>
    /// <param name="sql">The condition, with the parameter of the values.</param>
    public static PlaceFilterField OfEnums<TEnum>(
        string name, string path, string? index, Func<PlaceFilter, RepeatedField<TEnum>> values, Func<string, string> sql)
        where TEnum : struct, Enum => new(
            name, [path], index, (filter, field, violations) => violations.CheckEnums(values(filter), field),
            (filter, _, statement) => values(filter) is { Count: > 0 } wanted ? sql(statement.Value(wanted.Distinct().ToArray())) : null);

    /// <summary>A list of codes that must exist.</summary>
    /// <param name="name">Its name in PlaceFilter.</param>
    /// <param name="dependsOn">See <see cref="DependsOn"/>.</param>
    /// <param name="index">See <see cref="Index"/>.</param>
    /// <param name="values">The field.</param>
    /// <param name="unknownAsync">Finds the codes that do not exist.</param>
    /// <param name="unknown">The message for a code that does not exist.</param>
    /// <param name="sql">The condition.</param>
    public static PlaceFilterField OfCodes(
        string name, string[] dependsOn, string index, Func<PlaceFilter, RepeatedField<string>> values,
        Func<PlaceFilterCheck, RepeatedField<string>, ValueTask<IReadOnlyCollection<string>>> unknownAsync,
        Func<string, string> unknown, Func<PlaceFilter, Statement, string> sql)
    {
        return new(
            name, dependsOn, index, (filter, path, violations) => violations.CheckCount(values(filter).Count, path),
            (filter, _, statement) => values(filter).Count > 0 ? sql(filter, statement) : null)
        {
            LookUpAsync = LookUpAsync,
        };

        async ValueTask LookUpAsync(PlaceFilter filter, PlaceFilterCheck check)
        {
            var codes = values(filter);
            if (codes.Count is 0 or > Limits.FilterValues) return;
            var missing = await unknownAsync(check, codes);
            for (var i = 0; i < codes.Count && missing.Count > 0; i++)
                if (missing.Contains(codes[i]))
                    check.Violations.Add($"filter.{name}[{i}]", unknown(codes[i]));
        }
    }
}
