using System.Collections.Concurrent;

namespace HotChocolate.Execution.Processing;

/// <summary>Documents that were read and validated, by their text. Bounded in number and size; the oldest go first.</summary>
internal sealed class DocumentCache
{
    private const int MaxDocuments = 512;
    private const int MaxTextLength = 32 * 1024;

    private readonly ConcurrentDictionary<string, PreparedDocument> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = [];

    public PreparedDocument? Find(string text) => _documents.GetValueOrDefault(text);

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > MaxTextLength || !_documents.TryAdd(text, document))
            return;
        _order.Enqueue(text);
        if (_documents.Count > MaxDocuments && _order.TryDequeue(out var oldest))
            _documents.TryRemove(oldest, out _);
    }
}
