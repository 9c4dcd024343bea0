namespace HotChocolate.Types;

/// <summary>The scalar <c>Short</c>.</summary>
public sealed class ShortType() : IntegerScalarType<short>(
    "Short",
    "The `Short` scalar type represents non-fractional signed whole 16-bit numeric values. " +
    "Short can represent values between -(2^15) and 2^15 - 1.");
