namespace HotChocolate.Execution.Processing;

/// <summary>A list of an answer.</summary>
internal sealed class ResultList(ResultNode? parent, int index, OutputShape element, int capacity) : ResultNode(parent, index)
{
    private ResultValue[] _items = capacity == 0 ? [] : new ResultValue[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<ResultValue> Items => _items.AsSpan(0, Count);

    public int Add()
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        return Count++;
    }

    public override bool MayBeNull(int index) => !element.NonNull;

    public override ref ResultValue At(int index) => ref _items[index];

    protected override Path Append(Path path, int index) => path.Append(index);
}
