using System.CommandLine;

namespace Map.Service.Commands;

/// <summary>A filter as options: those of ./map export.</summary>
sealed class FilterArguments
{
    readonly (FilterParameter Parameter, Option<string[]> Option)[] filters =
    [
        .. FilterParameter.All.Select(parameter => (parameter, new Option<string[]>(parameter.Flag)
        {
            Description = $"{parameter.Description} ({parameter.Form})", AllowMultipleArgumentsPerToken = true,
        })),
    ];

    public IEnumerable<Option> Options => filters.Select(filter => filter.Option);

    /// <exception cref="Refusal">An option is wrong; the violations name all that are.</exception>
    public PlaceFilter Read(ParseResult parsed)
    {
        var filter = new PlaceFilter();
        var violations = new Violations();
        foreach (var (parameter, option) in filters)
        {
            if (parsed.GetValue(option) is not { Length: > 0 } values) continue;
            try
            {
                FilterText.Read(filter, parameter, parameter.Join(values));
            }
            catch (FormatException wrong)
            {
                violations.Add(option.Name, wrong.Message);
            }
        }

        violations.ThrowIfAny();
        return filter;
    }
}
