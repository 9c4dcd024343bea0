using System.Buffers.Binary;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>Reads numbers off a span, in the byte order announced by the geometry being read.</summary>
ref struct EwkbCursor(ReadOnlySpan<byte> bytes)
{
    readonly int total = bytes.Length;
    ReadOnlySpan<byte> rest = bytes;
    bool littleEndian;

    /// <summary>Every geometry, nested ones too, states its own byte order.</summary>
    public void ReadByteOrder()
        => littleEndian = Take(1)[0] switch
        {
            EwkbFlags.LittleEndian => true,
            EwkbFlags.BigEndian => false,
            var other => throw new FormatException($"EWKB byte {total - rest.Length - 1}: byte order {other}; 0 or 1 expected."),
        };

    public uint ReadUInt32()
        => littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public double ReadDouble()
        => littleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(Take(8)) : BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Reads how many items follow, refusing a number that the remaining bytes cannot hold before anything is allocated.</summary>
    public int ReadCount(int bytesPerItem)
    {
        var count = ReadUInt32();
        if (count > (uint)(rest.Length / bytesPerItem))
            throw new FormatException($"EWKB byte {total - rest.Length - 4}: {count} items announced, {rest.Length} bytes left.");
        return (int)count;
    }

    public readonly void ExpectEnd()
    {
        if (rest.Length != 0)
            throw new FormatException($"EWKB byte {total - rest.Length}: {rest.Length} bytes left over.");
    }

    ReadOnlySpan<byte> Take(int count)
    {
        if (rest.Length < count)
            throw new FormatException($"EWKB byte {total - rest.Length}: {count} bytes expected, {rest.Length} left.");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
