using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports;

/// <summary>The parts of a file whose first one has been read already.</summary>
/// <param name="reading">Stands on the first part.</param>
/// <param name="any">Whether there is one.</param>
sealed class FileParts(IAsyncEnumerator<IReadOnlyList<FileRow>> reading, bool any) : IAsyncEnumerable<IReadOnlyList<FileRow>>
{
    /// <summary>How many rows were taken.</summary>
    public int Count { get; private set; }

    public async IAsyncEnumerator<IReadOnlyList<FileRow>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        for (var more = any; more; more = await reading.MoveNextAsync())
        {
            yield return reading.Current;
            Count += reading.Current.Count;
        }
    }
}
