using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>What files are made of: places, organisations or involvements.</summary>
interface IFileRows
{
    /// <summary>Its name, and that of its files.</summary>
    string Name { get; }

    /// <summary>Whether a row may have a position.</summary>
    bool HasPositions { get; }

    /// <summary>All columns that it can have, in their order.</summary>
    /// <param name="labels">What adds labels in a language; null without one.</param>
    IReadOnlyList<FileColumn> ColumnsWith(Labels? labels);

    /// <summary>Begins to read the rows that a filter matches; they come in parts of a few hundred, as fast as they are taken.</summary>
    IAsyncEnumerable<IReadOnlyList<FileRow>> ReadAsync(FileRequest request, CancellationToken cancellation);
}
