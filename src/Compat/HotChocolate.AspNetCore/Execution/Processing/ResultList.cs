namespace HotChocolate.Execution.Processing;

/// <summary>A list of an answer.</summary>
sealed class ResultList(ResultNode? parent, int index, OutputShape element, int capacity) : ResultNode(parent, index)
{
    ResultValue[] items = capacity == 0 ? [] : new ResultValue[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<ResultValue> Items => items.AsSpan(0, Count);

    public int Add()
    {
        if (Count == items.Length)
            Array.Resize(ref items, Math.Max(4, Count * 2));
        return Count++;
    }

    public override bool MayBeNull(int index) => !element.NonNull;

    public override ref ResultValue At(int index) => ref items[index];

    protected override Path Append(Path path, int index) => path.Append(index);
}
