using System.Runtime.CompilerServices;

namespace HotChocolate.Types;

/// <summary>The list is handed out in pages, as a connection with cursors.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UsePagingAttribute([CallerLineNumber] int order = 0) : Attribute
{
    int? defaultPageSize;
    int? maxPageSize;
    bool? includeTotalCount;
    bool? allowBackwardPagination;
    bool? requirePagingBoundaries;

    /// <summary>Tells several attributes of one member apart; has no meaning here.</summary>
    public int Order { get; } = order;

    /// <summary>The name of the connection without the suffix; that of the element type when not given.</summary>
    public string? ConnectionName { get; set; }

    public int DefaultPageSize
    {
        get => defaultPageSize ?? Pagination.PagingOptions.DefaultDefaultPageSize;
        set => defaultPageSize = value;
    }

    public int MaxPageSize { get => maxPageSize ?? Pagination.PagingOptions.DefaultMaxPageSize; set => maxPageSize = value; }

    public bool IncludeTotalCount { get => includeTotalCount ?? false; set => includeTotalCount = value; }

    public bool AllowBackwardPagination { get => allowBackwardPagination ?? true; set => allowBackwardPagination = value; }

    public bool RequirePagingBoundaries { get => requirePagingBoundaries ?? false; set => requirePagingBoundaries = value; }

    /// <summary>The options of this field; what is not set comes from those of the schema.</summary>
    internal Pagination.PagingOptions Options => new()
    {
        DefaultPageSize = defaultPageSize,
        MaxPageSize = maxPageSize,
        IncludeTotalCount = includeTotalCount,
        AllowBackwardPagination = allowBackwardPagination,
        RequirePagingBoundaries = requirePagingBoundaries,
    };
}
