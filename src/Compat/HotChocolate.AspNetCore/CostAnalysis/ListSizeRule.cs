using HotChocolate.Types.Pagination;

namespace HotChocolate.CostAnalysis;

/// <summary>How long the list of a field, or of fields below it, is thought to be.</summary>
sealed record ListSizeRule(
    int? AssumedSize, string[] SlicingArguments, string[] SizedFields, bool RequiresOneSlicingArgument, int? SlicingArgumentDefault)
{
    static readonly string[] Lists = ["edges", "nodes"];

    /// <summary>How long a list is of which nothing is known.</summary>
    const int Unknown = 1;

    public double WithoutArguments => SlicingArgumentDefault ?? AssumedSize ?? Unknown;

    /// <summary>The lists of a connection.</summary>
    public static ListSizeRule Of(PagingOptions options, CostOptions cost)
    {
        var largest = options.MaxPageSize ?? PagingOptions.DefaultMaxPageSize;
        return new(
            largest,
            options.AllowBackwardPagination is false
                ? [PagingArguments.FirstName]
                : [PagingArguments.FirstName, PagingArguments.LastName],
            Lists,
            // The field itself refuses to be without bounds, and takes both.
            RequiresOneSlicingArgument: false,
            cost.ApplySlicingArgumentDefaultValue
                ? Math.Min(options.DefaultPageSize ?? PagingOptions.DefaultDefaultPageSize, largest)
                : null);
    }
}
