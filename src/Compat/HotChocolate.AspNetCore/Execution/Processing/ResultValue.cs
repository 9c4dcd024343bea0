using System.Runtime.CompilerServices;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// One value of an answer, or the header of an object or list. Numbers and booleans are kept unboxed: an answer has hundreds of them.
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
    /// Anything else: a string, an enum value, or what a scalar gave. Of an object its <see cref="SelectionSet"/>, and of a list the
    /// <see cref="OutputShape"/> of its elements.
    /// </summary>
    public readonly object? Reference => reference;

    /// <summary>Where the object or list begins.</summary>
    public readonly int Block => (int)bits;

    /// <summary>Of a list.</summary>
    public readonly int Length => (int)(bits >> 32);

    /// <summary>Of a header: where the object or list stands.</summary>
    public readonly ResultPlace Around => new((int)bits, (int)((bits & ~DiscardedFlag) >> 32));

    /// <summary>Of a header.</summary>
    public readonly bool IsDiscarded => bits < 0;

    public void Set(object? value) => reference = value;

    public void Set(long value) => (reference, bits) = (WholeNumber, value);

    public void Set(double value) => (reference, bits) = (RealNumber, BitConverter.DoubleToInt64Bits(value));

    public void Set(bool value) => (reference, bits) = (Flag, Unsafe.As<bool, byte>(ref value));

    public void SetObject(SelectionSet selections, int block) => (reference, bits) = (selections, block);

    public void SetList(OutputShape element, int block, int length) => (reference, bits) = (element, Pack(block, length));

    public void SetHeader(object shape, ResultPlace around) => (reference, bits) = (shape, Pack(around.Block, around.Index));

    public void Discard() => bits |= DiscardedFlag;

    static long Pack(int low, int high) => (uint)low | ((long)high << 32);
}
