using System.Runtime.CompilerServices;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// One value of a result, or the header of an object or list. Numbers and booleans are stored unboxed: a result has hundreds of them.
/// </summary>
struct ResultValue
{
    const long DiscardedFlag = long.MinValue;

    static readonly object WholeNumber = new();
    static readonly object RealNumber = new();
    static readonly object Flag = new();

    object? reference;
    long bits;

    public readonly bool IsNull => reference is null;

    public readonly bool IsWholeNumber => ReferenceEquals(reference, WholeNumber);

    public readonly bool IsRealNumber => ReferenceEquals(reference, RealNumber);

    public readonly bool IsFlag => ReferenceEquals(reference, Flag);

    public readonly long AsWholeNumber => bits;

    public readonly double AsRealNumber => BitConverter.Int64BitsToDouble(bits);

    public readonly bool AsFlag => bits != 0;

    /// <summary>
    /// Any other value: a string, an enum value, or the output of a scalar. For an object its <see cref="SelectionSet"/>, for a list the
    /// <see cref="OutputShape"/> of its elements.
    /// </summary>
    public readonly object? Reference => reference;

    /// <summary>The start index of the object or list.</summary>
    public readonly int Block => (int)bits;

    /// <summary>The length of a list.</summary>
    public readonly int Length => (int)(bits >> 32);

    /// <summary>In a header: the position of the object or list in its parent.</summary>
    public readonly ResultPlace Parent => new((int)bits, (int)((bits & ~DiscardedFlag) >> 32));

    /// <summary>In a header: whether the object or list was replaced by null.</summary>
    public readonly bool IsDiscarded => bits < 0;

    public void Set(object? value) => reference = value;

    public void Set(long value) => (reference, bits) = (WholeNumber, value);

    public void Set(double value) => (reference, bits) = (RealNumber, BitConverter.DoubleToInt64Bits(value));

    public void Set(bool value) => (reference, bits) = (Flag, Unsafe.As<bool, byte>(ref value));

    public void SetObject(SelectionSet selections, int block) => (reference, bits) = (selections, block);

    public void SetList(OutputShape element, int block, int length) => (reference, bits) = (element, Pack(block, length));

    public void SetHeader(object shape, ResultPlace parent) => (reference, bits) = (shape, Pack(parent.Block, parent.Index));

    public void Discard() => bits |= DiscardedFlag;

    static long Pack(int low, int high) => (uint)low | ((long)high << 32);
}
