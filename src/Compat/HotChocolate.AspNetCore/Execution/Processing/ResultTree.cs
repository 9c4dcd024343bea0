using System.Buffers;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The result while it grows. Objects and lists are blocks of values in one pooled array, and a block is identified by its start index. It
/// begins with a header: the shape of the object or list and its own position in its parent, from which paths are built and along which
/// nulls propagate.
/// </summary>
sealed class ResultTree : IDisposable
{
    public const int Root = 0;

    ResultValue[] values;
    int count;

    /// <param name="root">The selections of the operation.</param>
    /// <param name="expectedSize">The <see cref="Size"/> of earlier results of the same operation.</param>
    public ResultTree(SelectionSet root, int expectedSize)
    {
        values = ArrayPool<ResultValue>.Shared.Rent(Math.Max(expectedSize, 1 + root.Selections.Length));
        Allocate(root, new ResultPlace(Root, 0), root.Selections.Length);
    }

    /// <summary>The number of all values and headers.</summary>
    public int Size => count;

    /// <summary>All values, for a reader that follows their <see cref="ResultValue.Block"/>.</summary>
    public ReadOnlySpan<ResultValue> Values => values;

    public int AddObject(ResultPlace place, SelectionSet selections)
    {
        var block = Allocate(selections, place, selections.Selections.Length);
        At(place).SetObject(selections, block);
        return block;
    }

    public int AddList(ResultPlace place, OutputShape element, int length)
    {
        var block = Allocate(element, place, length);
        At(place).SetList(element, block, length);
        return block;
    }

    /// <summary>A reference to the value; only valid until the next object or list is added, which may move the array.</summary>
    public ref ResultValue At(ResultPlace place) => ref values[place.Block + 1 + place.Index];

    public SelectionSet SelectionsOf(int block) => (SelectionSet)values[block].Reference!;

    /// <summary>Whether this object or list was replaced by null.</summary>
    public bool IsDiscarded(int block) => values[block].IsDiscarded;

    /// <summary>Whether this object or list, or one that contains it, was replaced by null. Nothing in it will be written.</summary>
    public bool IsLost(int block)
    {
        for (; block != Root; block = values[block].Parent.Block)
        {
            if (IsDiscarded(block))
                return true;
        }

        return IsDiscarded(Root);
    }

    public void Discard(int block) => values[block].Discard();

    /// <summary>Sets the value to null, or if it is non-null, the nearest nullable value that contains it.</summary>
    public void PutNull(ResultPlace place)
    {
        while (!MayBeNull(place))
        {
            Discard(place.Block);
            if (place.Block == Root)
                return;
            place = values[place.Block].Parent;
        }

        At(place).Set(null);
    }

    /// <summary>The path of a value. Thread-safe, because resolvers may need it on any thread.</summary>
    public Path PathOf(ResultPlace place)
    {
        var values = Volatile.Read(ref this.values);
        ObjectDisposedException.ThrowIf(values.Length == 0, this);
        return PathOf(place, values);
    }

    public void Dispose()
    {
        var returned = values;
        values = [];
        // The constructor relies on rented arrays being cleared.
        Array.Clear(returned, 0, count);
        count = 0;
        if (returned.Length > 0)
            ArrayPool<ResultValue>.Shared.Return(returned);
    }

    static Path PathOf(ResultPlace place, ResultValue[] values)
    {
        ref readonly var header = ref values[place.Block];
        var path = place.Block == Root ? Path.Root : PathOf(header.Parent, values);
        return header.Reference is SelectionSet selections
            ? path.Append(selections.Selections[place.Index].ResponseName)
            : path.Append(place.Index);
    }

    bool MayBeNull(ResultPlace place) => values[place.Block].Reference is SelectionSet selections
        ? !selections.Selections[place.Index].Shape.NonNull
        : !((OutputShape)values[place.Block].Reference!).NonNull;

    int Allocate(object shape, ResultPlace place, int length)
    {
        var block = count;
        var needed = checked(block + 1 + length);
        if (needed > values.Length)
            Grow(needed);
        values[block].SetHeader(shape, place);
        count = needed;
        return block;
    }

    // The smaller array is not returned to the pool, because another thread may be reading a path from it.
    void Grow(int needed)
    {
        var larger = ArrayPool<ResultValue>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * values.Length, Array.MaxLength)));
        Array.Copy(values, larger, count);
        Volatile.Write(ref values, larger);
    }
}
