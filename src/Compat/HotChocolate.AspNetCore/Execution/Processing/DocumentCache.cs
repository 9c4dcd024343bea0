using System.Collections.Concurrent;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// Cache of validated documents by their text, bounded in number and size. Eviction is second chance (clock): the oldest entry goes first,
/// unless it was used since its last check. So a flood of documents that are used once does not evict those in use.
/// </summary>
sealed class DocumentCache
{
    public const int MaxDocuments = 512;
    public const int MaxTextLength = 32 * 1024;

    // A parsed document takes about thirty times the memory of its text.
    public const int MaxTotalLength = 1024 * 1024;

    // Safe against keys chosen to collide: a dictionary of strings switches to randomized hashing by itself.
    readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> order = [];
    int count;
    int totalLength;

    public PreparedDocument? Find(string text)
    {
        if (!entries.TryGetValue(text, out var entry))
            return null;
        // Read first, because many threads find the same few documents, and a write would invalidate their cache lines each time.
        if (!entry.IsUsed)
            entry.IsUsed = true;
        return entry.Document;
    }

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > MaxTextLength || !entries.TryAdd(text, new Entry(document)))
            return;
        order.Enqueue(text);
        Interlocked.Increment(ref count);
        Interlocked.Add(ref totalLength, text.Length);
        while (Volatile.Read(ref count) > MaxDocuments || Volatile.Read(ref totalLength) > MaxTotalLength)
            RemoveOne();
    }

    void RemoveOne()
    {
        while (order.TryDequeue(out var oldest))
        {
            if (entries.TryGetValue(oldest, out var entry) && entry.IsUsed)
            {
                entry.IsUsed = false;
                order.Enqueue(oldest);
                continue;
            }

            entries.TryRemove(oldest, out _);
            Interlocked.Decrement(ref count);
            Interlocked.Add(ref totalLength, -oldest.Length);
            return;
        }
    }

    sealed class Entry(PreparedDocument document)
    {
        public PreparedDocument Document => document;

        public bool IsUsed { get; set; }
    }
}
