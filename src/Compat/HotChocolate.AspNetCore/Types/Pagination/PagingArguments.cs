using HotChocolate.Resolvers;

namespace HotChocolate.Types.Pagination;

/// <summary>Which page is asked for.</summary>
readonly record struct PagingArguments(int? First, string? After, int? Last, string? Before)
{
    public const string FirstName = "first";
    public const string AfterName = "after";
    public const string LastName = "last";
    public const string BeforeName = "before";

    /// <summary>The arguments of a field, within its bounds.</summary>
    public static PagingArguments Of(IResolverContext context, PagingOptions options)
    {
        var backward = options.AllowBackwardPagination ?? true;
        var arguments = new PagingArguments(
            context.ArgumentValue<int?>(FirstName),
            context.ArgumentValue<string?>(AfterName),
            backward ? context.ArgumentValue<int?>(LastName) : null,
            backward ? context.ArgumentValue<string?>(BeforeName) : null);
        var max = options.MaxPageSize ?? PagingOptions.DefaultMaxPageSize;
        foreach (var size in new[] { arguments.First, arguments.Last })
        {
            if (size > max)
                throw Error($"The maximum allowed items per page were exceeded.", ErrorCodes.Paging.MaxPaginationItems, size.Value, max);
            if (size < 1)
                throw Error(
                    "The requested number of items per page must be at least 1.", ErrorCodes.Paging.MinPaginationItems, size.Value, max);
        }

        if (arguments.First is not null || arguments.Last is not null)
            return arguments;
        return options.RequirePagingBoundaries is true
            ? throw new GraphQLException(ErrorBuilder.New()
                .SetMessage("You must provide a `first` or `last` value to properly paginate the list.")
                .SetCode(ErrorCodes.Paging.NoBoundaries)
                .Build())
            : arguments with { First = Math.Min(options.DefaultPageSize ?? PagingOptions.DefaultDefaultPageSize, max) };
    }

    static GraphQLException Error(string message, string code, int requested, int max) => new(ErrorBuilder.New()
        .SetMessage(message)
        .SetCode(code)
        .SetExtension("requestedItems", requested)
        .SetExtension("maxAllowedItems", max)
        .Build());
}
