namespace HotChocolate.Types;

/// <summary>The scalar <c>Byte</c>.</summary>
public sealed class ByteType() : IntegerScalarType<byte>(
    "Byte",
    "The `Byte` scalar type represents non-fractional whole numeric values. " +
    "Byte can represent values between 0 and 255.");
