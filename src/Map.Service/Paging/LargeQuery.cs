namespace Map.Service.Paging;

/// <summary>A query of <see cref="LargeResults"/>.</summary>
/// <param name="Statement">The query, in its order.</param>
/// <param name="Read">Reads a row: its bytes in a part, and how to add it to one.</param>
public sealed record LargeQuery<TPart>(Statement Statement, Func<NpgsqlDataReader, (int Bytes, Action<TPart> AddTo)> Read);
