namespace HotChocolate.Types;

/// <summary>The scalar <c>Int</c>.</summary>
public sealed class IntType() : IntegerScalarType<int>(
    "Int",
    "The `Int` scalar type represents non-fractional signed whole numeric values. " +
    "Int can represent values between -(2^31) and 2^31 - 1.");
