using System.Text;

namespace Grpc.Net.Common.Internal;

/// <summary>The form of grpc-message: UTF-8, with what is not printable ASCII, and the percent sign, as %XX.</summary>
static class PercentEncoding
{
    public static string Encode(string value)
    {
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~') && !value.Contains('%'))
        {
            return value;
        }

        var encoded = new StringBuilder(value.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (octet is < (byte)' ' or > (byte)'~' or (byte)'%')
            {
                encoded.Append('%').Append(HexDigit(octet >> 4)).Append(HexDigit(octet & 15));
            }
            else
            {
                encoded.Append((char)octet);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Never fails: what is not valid stays as it came, as the protocol asks.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains('%'))
        {
            return value;
        }

        var octets = new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        var count = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                octets[count++] = Convert.FromHexString(value.AsSpan(i + 1, 2))[0];
                i += 2;
            }
            else
            {
                count += Encoding.UTF8.GetBytes(value.AsSpan(i, 1), octets.AsSpan(count));
            }
        }

        return Encoding.UTF8.GetString(octets, 0, count);
    }

    static char HexDigit(int digit) => "0123456789ABCDEF"[digit];
}
