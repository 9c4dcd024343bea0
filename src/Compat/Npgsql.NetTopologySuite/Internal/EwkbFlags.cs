namespace Npgsql.NetTopologySuite.Internal;

/// <summary>The high bits of the type word of extended well-known binary (EWKB).</summary>
static class EwkbFlags
{
    public const uint HasZ = 0x8000_0000;
    public const uint HasM = 0x4000_0000;
    public const uint HasSrid = 0x2000_0000;
    public const uint TypeMask = 0x0000_FFFF;

    public const byte BigEndian = 0;
    public const byte LittleEndian = 1;
}
