using System.Runtime.CompilerServices;

namespace HotChocolate.Types;

/// <summary>The list is handed out in pages, as a connection with cursors.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UsePagingAttribute([CallerLineNumber] int order = 0) : Attribute
{
    private int? _defaultPageSize;
    private int? _maxPageSize;
    private bool? _includeTotalCount;
    private bool? _allowBackwardPagination;
    private bool? _requirePagingBoundaries;

    /// <summary>Tells several attributes of one member apart; has no meaning here.</summary>
    public int Order { get; } = order;

    /// <summary>The name of the connection without the suffix; that of the element type when not given.</summary>
    public string? ConnectionName { get; set; }

    public int DefaultPageSize { get => _defaultPageSize ?? Pagination.PagingOptions.DefaultDefaultPageSize; set => _defaultPageSize = value; }

    public int MaxPageSize { get => _maxPageSize ?? Pagination.PagingOptions.DefaultMaxPageSize; set => _maxPageSize = value; }

    public bool IncludeTotalCount { get => _includeTotalCount ?? false; set => _includeTotalCount = value; }

    public bool AllowBackwardPagination { get => _allowBackwardPagination ?? true; set => _allowBackwardPagination = value; }

    public bool RequirePagingBoundaries { get => _requirePagingBoundaries ?? false; set => _requirePagingBoundaries = value; }

    /// <summary>The options of this field; what is not set comes from those of the schema.</summary>
    internal Pagination.PagingOptions Options => new()
    {
        DefaultPageSize = _defaultPageSize,
        MaxPageSize = _maxPageSize,
        IncludeTotalCount = _includeTotalCount,
        AllowBackwardPagination = _allowBackwardPagination,
        RequirePagingBoundaries = _requirePagingBoundaries,
    };
}
