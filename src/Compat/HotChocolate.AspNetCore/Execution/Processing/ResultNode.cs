namespace HotChocolate.Execution.Processing;

/// <summary>An object or list of an answer; knows its place, from which paths are made and along which nulls propagate.</summary>
abstract class ResultNode(ResultNode? parent, int index)
{
    public ResultNode? Parent { get; } = parent;

    /// <summary>The place within the parent.</summary>
    public int Index { get; } = index;

    /// <summary>A null has taken this node's place, or that of a node around it: nothing below counts any more.</summary>
    public bool IsInvalid
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node.Discarded)
                    return true;
            }

            return false;
        }
    }

    public bool Discarded { get; set; }

    /// <summary>Whether the value at that place may be null.</summary>
    public abstract bool MayBeNull(int index);

    /// <summary>The value at that place; of a list only valid until the next is added, which may move them.</summary>
    public abstract ref ResultValue At(int index);

    protected abstract Path Append(Path path, int index);

    public Path PathOf(int index) => Append(Parent is null ? Path.Root : Parent.PathOf(Index), index);
}
