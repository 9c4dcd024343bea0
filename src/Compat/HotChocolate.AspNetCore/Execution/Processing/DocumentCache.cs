using System.Collections.Concurrent;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// Documents that were read and validated, by their text. Bounded in number and size. The oldest go first, but those that were asked for
/// again since get another round: a flood of documents that come once leaves those in use alone.
/// </summary>
sealed class DocumentCache
{
    public const int MaxDocuments = 512;
    public const int MaxTextLength = 32 * 1024;

    // What a document takes in memory is some thirty times its text.
    public const int MaxTotalLength = 1024 * 1024;

    // Against texts made to collide, a dictionary of strings turns to a randomized hash by itself.
    readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> order = [];
    int count;
    int totalLength;

    public PreparedDocument? Find(string text)
    {
        if (!entries.TryGetValue(text, out var entry))
            return null;
        // Read before it is written: many threads find the same few documents.
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
