using System.Runtime.CompilerServices;

namespace HotChocolate.Execution.Processing;

/// <summary>One value of an answer. Numbers and booleans are kept unboxed: an answer has hundreds of them.</summary>
internal struct ResultValue
{
    private static readonly object WholeNumber = new();
    private static readonly object RealNumber = new();
    private static readonly object Flag = new();

    private object? _reference;
    private long _bits;

    public readonly bool IsNull => _reference is null;

    public readonly bool IsWholeNumber => ReferenceEquals(_reference, WholeNumber);

    public readonly bool IsRealNumber => ReferenceEquals(_reference, RealNumber);

    public readonly bool IsFlag => ReferenceEquals(_reference, Flag);

    public readonly long AsWholeNumber => _bits;

    public readonly double AsRealNumber => BitConverter.Int64BitsToDouble(_bits);

    public readonly bool AsFlag => _bits != 0;

    /// <summary>Anything else: a string, a node of the answer, an enum value, or what a scalar gave.</summary>
    public readonly object? Reference => _reference;

    public void Set(object? value) => _reference = value;

    public void Set(long value) => (_reference, _bits) = (WholeNumber, value);

    public void Set(double value) => (_reference, _bits) = (RealNumber, BitConverter.DoubleToInt64Bits(value));

    public void Set(bool value) => (_reference, _bits) = (Flag, Unsafe.As<bool, byte>(ref value));
}
