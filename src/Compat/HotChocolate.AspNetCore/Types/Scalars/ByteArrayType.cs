using System.Buffers.Text;
using System.Text;

namespace HotChocolate.Types;

/// <summary>The scalar <c>ByteArray</c>.</summary>
public sealed class ByteArrayType() : TextScalarType<byte[]>("ByteArray", "Bytes in base64.")
{
    protected override bool TryParse(string text, out byte[] value)
    {
        var isBase64 = Base64.IsValid(Encoding.UTF8.GetBytes(text));
        value = isBase64 ? Convert.FromBase64String(text) : [];
        return isBase64;
    }

    protected override string Format(byte[] value) => Convert.ToBase64String(value);
}
