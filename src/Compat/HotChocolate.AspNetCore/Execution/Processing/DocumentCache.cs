using System.Collections.Concurrent;

namespace HotChocolate.Execution.Processing;

/// <summary>Documents that were read and validated, by their text. Bounded in number and size; the oldest go first.</summary>
sealed class DocumentCache
{
    const int MaxDocuments = 512;
    const int MaxTextLength = 32 * 1024;

    readonly ConcurrentDictionary<string, PreparedDocument> documents = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> order = [];

    public PreparedDocument? Find(string text) => documents.GetValueOrDefault(text);

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > MaxTextLength || !documents.TryAdd(text, document))
            return;
        order.Enqueue(text);
        if (documents.Count > MaxDocuments && order.TryDequeue(out var oldest))
            documents.TryRemove(oldest, out _);
    }
}
