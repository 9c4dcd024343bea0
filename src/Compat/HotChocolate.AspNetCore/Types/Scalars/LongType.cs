namespace HotChocolate.Types;

/// <summary>The scalar <c>Long</c>.</summary>
public sealed class LongType() : IntegerScalarType<long>(
    "Long",
    "The `Long` scalar type represents non-fractional signed whole 64-bit numeric values. " +
    "Long can represent values between -(2^63) and 2^63 - 1.");
