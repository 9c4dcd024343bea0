using System.Collections;

namespace Grpc.Core;

/// <summary>Headers or trailers of a call, in order; a key may repeat. Keys ending in <c>-bin</c> hold bytes.</summary>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>Metadata without entries, to which none can be added.</summary>
    public static readonly Metadata Empty = new([], isReadOnly: true);

    readonly List<Entry> entries;

    public Metadata() : this([], isReadOnly: false)
    {
    }

    Metadata(List<Entry> entries, bool isReadOnly)
    {
        this.entries = entries;
        IsReadOnly = isReadOnly;
    }

    public int Count => entries.Count;

    public bool IsReadOnly { get; }

    public Entry this[int index]
    {
        get => entries[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            CheckWritable();
            entries[index] = value;
        }
    }

    /// <summary>The last entry of that key; where a key repeats, the last one wins.</summary>
    public Entry? Get(string key)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].KeyEqualsIgnoreCase(key))
            {
                return entries[i];
            }
        }

        return null;
    }

    public string? GetValue(string key) => Get(key)?.Value;

    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => entry.KeyEqualsIgnoreCase(key));

    public void Add(string key, string value) => Add(new Entry(key, value));

    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    public void Add(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        CheckWritable();
        entries.Add(item);
    }

    public void Insert(int index, Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        CheckWritable();
        entries.Insert(index, item);
    }

    public bool Remove(Entry item)
    {
        CheckWritable();
        return entries.Remove(item);
    }

    public void RemoveAt(int index)
    {
        CheckWritable();
        entries.RemoveAt(index);
    }

    public void Clear()
    {
        CheckWritable();
        entries.Clear();
    }

    public int IndexOf(Entry item) => entries.IndexOf(item);

    public bool Contains(Entry item) => entries.Contains(item);

    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void CheckWritable()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException("Metadata.Empty is read only; make a new Metadata to add entries to.");
        }
    }
}
