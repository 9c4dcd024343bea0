using System.Buffers;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The answer while it grows: its objects and lists as blocks of values in one pooled array, each known by where it begins. A block begins
/// with a header, which tells what it is and where it stands itself: from that paths are made, and along it nulls propagate.
/// </summary>
sealed class ResultTree : IDisposable
{
    public const int Root = 0;

    ResultValue[] values;
    int count;

    /// <param name="root">What is selected of the operation's type.</param>
    /// <param name="expectedSize">The <see cref="Size"/> of earlier answers to the same operation.</param>
    public ResultTree(SelectionSet root, int expectedSize)
    {
        values = ArrayPool<ResultValue>.Shared.Rent(Math.Max(expectedSize, 1 + root.Selections.Length));
        Allocate(root, new ResultPlace(Root, 0), root.Selections.Length);
    }

    /// <summary>Of all values and headers.</summary>
    public int Size => count;

    /// <summary>To find the blocks in that values refer to.</summary>
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

    /// <summary>The value; only valid until the next object or list is added, which may move all of them.</summary>
    public ref ResultValue At(ResultPlace place) => ref values[place.Block + 1 + place.Index];

    /// <summary>What is selected of the object.</summary>
    public SelectionSet SelectionsOf(int block) => (SelectionSet)values[block].Reference!;

    /// <summary>Whether null has taken the place of this object or list.</summary>
    public bool IsDiscarded(int block) => values[block].IsDiscarded;

    /// <summary>The same, or that of one around it: nothing within counts any more.</summary>
    public bool IsLost(int block)
    {
        for (; block != Root; block = values[block].Around.Block)
        {
            if (IsDiscarded(block))
                return true;
        }

        return IsDiscarded(Root);
    }

    public void Discard(int block) => values[block].Discard();

    /// <summary>Puts null at a place, or where it may not be, around it.</summary>
    public void PutNull(ResultPlace place)
    {
        while (!MayBeNull(place))
        {
            Discard(place.Block);
            if (place.Block == Root)
                return;
            place = values[place.Block].Around;
        }

        At(place).Set(null);
    }

    /// <summary>Resolvers may ask for it on any thread.</summary>
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
        // What is rented is expected to be empty.
        Array.Clear(returned, 0, count);
        count = 0;
        if (returned.Length > 0)
            ArrayPool<ResultValue>.Shared.Return(returned);
    }

    static Path PathOf(ResultPlace place, ResultValue[] values)
    {
        ref readonly var header = ref values[place.Block];
        var path = place.Block == Root ? Path.Root : PathOf(header.Around, values);
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

    // The smaller array is left to the garbage collector: on another thread, a path may be read from it right now.
    void Grow(int needed)
    {
        var larger = ArrayPool<ResultValue>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * values.Length, Array.MaxLength)));
        Array.Copy(values, larger, count);
        Volatile.Write(ref values, larger);
    }
}
