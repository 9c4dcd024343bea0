using System.Runtime.CompilerServices;

namespace HotChocolate.Execution.Processing;

/// <summary>One value of an answer. Numbers and booleans are kept unboxed: an answer has hundreds of them.</summary>
struct ResultValue
{
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

    /// <summary>Anything else: a string, a node of the answer, an enum value, or what a scalar gave.</summary>
    public readonly object? Reference => reference;

    public void Set(object? value) => reference = value;

    public void Set(long value) => (reference, bits) = (WholeNumber, value);

    public void Set(double value) => (reference, bits) = (RealNumber, BitConverter.DoubleToInt64Bits(value));

    public void Set(bool value) => (reference, bits) = (Flag, Unsafe.As<bool, byte>(ref value));
}
