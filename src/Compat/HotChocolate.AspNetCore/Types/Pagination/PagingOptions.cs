namespace HotChocolate.Types.Pagination;

/// <summary>How lists are paged; what is null comes from the schema's options, or from the defaults.</summary>
public sealed class PagingOptions
{
    internal const int DefaultDefaultPageSize = 10;
    internal const int DefaultMaxPageSize = 50;

    public int? DefaultPageSize { get; set; }

    public int? MaxPageSize { get; set; }

    public bool? IncludeTotalCount { get; set; }

    public bool? AllowBackwardPagination { get; set; }

    /// <summary>Whether <c>first</c> or <c>last</c> has to be given.</summary>
    public bool? RequirePagingBoundaries { get; set; }

    /// <summary>Whether connections are named after the field instead of the element type.</summary>
    public bool? InferConnectionNameFromField { get; set; }

    internal PagingOptions Over(PagingOptions fallback) => new()
    {
        DefaultPageSize = DefaultPageSize ?? fallback.DefaultPageSize,
        MaxPageSize = MaxPageSize ?? fallback.MaxPageSize,
        IncludeTotalCount = IncludeTotalCount ?? fallback.IncludeTotalCount,
        AllowBackwardPagination = AllowBackwardPagination ?? fallback.AllowBackwardPagination,
        RequirePagingBoundaries = RequirePagingBoundaries ?? fallback.RequirePagingBoundaries,
        InferConnectionNameFromField = InferConnectionNameFromField ?? fallback.InferConnectionNameFromField,
    };
}
