using System.Buffers.Binary;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>Reads numbers off a span, in the byte order announced by the geometry being read.</summary>
ref struct EwkbCursor(ReadOnlySpan<byte> bytes)
{
    readonly int _total = bytes.Length;
    ReadOnlySpan<byte> _rest = bytes;
    bool _littleEndian;

    /// <summary>Every geometry, nested ones too, states its own byte order.</summary>
    public void ReadByteOrder()
        => _littleEndian = Take(1)[0] switch
        {
            EwkbFlags.LittleEndian => true,
            EwkbFlags.BigEndian => false,
            var other => throw new FormatException($"EWKB byte {_total - _rest.Length - 1}: byte order {other}; 0 or 1 expected."),
        };

    public uint ReadUInt32()
        => _littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public double ReadDouble()
        => _littleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(Take(8)) : BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Reads how many items follow, refusing a number that the remaining bytes cannot hold before anything is allocated.</summary>
    public int ReadCount(int bytesPerItem)
    {
        var count = ReadUInt32();
        if (count > (uint)(_rest.Length / bytesPerItem))
            throw new FormatException($"EWKB byte {_total - _rest.Length - 4}: {count} items announced, {_rest.Length} bytes left.");
        return (int)count;
    }

    public readonly void ExpectEnd()
    {
        if (_rest.Length != 0)
            throw new FormatException($"EWKB byte {_total - _rest.Length}: {_rest.Length} bytes left over.");
    }

    ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw new FormatException($"EWKB byte {_total - _rest.Length}: {count} bytes expected, {_rest.Length} left.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
