using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>Writes a geometry in PostGIS's binary format, little-endian, with all the ordinates that it has.</summary>
ref struct EwkbWriter
{
    readonly bool hasZ;
    readonly bool hasM;
    Span<byte> rest;

    EwkbWriter(Span<byte> destination, bool hasZ, bool hasM)
    {
        rest = destination;
        this.hasZ = hasZ;
        this.hasM = hasM;
    }

    public static byte[] Write(Geometry geometry)
    {
        var (hasZ, hasM) = FindOrdinates(geometry);
        var dimension = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
        var size = SizeOf(geometry, dimension * sizeof(double)) + (geometry.SRID > 0 ? 4 : 0);
        var bytes = new byte[size];
        new EwkbWriter(bytes, hasZ, hasM).WriteGeometry(geometry, withSrid: geometry.SRID > 0);
        return bytes;
    }

    // One geometry has one dimension all through in PostGIS. A Z that is NaN everywhere is how NetTopologySuite says "no Z".
    static (bool HasZ, bool HasM) FindOrdinates(Geometry geometry)
    {
        var filter = new OrdinatesFilter();
        geometry.Apply(filter);
        return (filter.HasZ, filter.HasM);
    }

    static int SizeOf(Geometry geometry, int coordinateSize)
    {
        const int header = 5, count = 4;
        checked
        {
            switch (geometry)
            {
                case Point:
                    return header + coordinateSize;
                case LineString line:
                    return header + count + line.NumPoints * coordinateSize;
                case Polygon polygon:
                    return header + count
                        + (polygon.IsEmpty ? 0 : (1 + polygon.NumInteriorRings) * count + polygon.NumPoints * coordinateSize);
                case GeometryCollection collection:
                    var size = header + count;
                    foreach (var part in collection.Geometries)
                        size += SizeOf(part, coordinateSize);
                    return size;
                default:
                    throw new NotSupportedException($"{geometry.GetType()} has no form in PostGIS.");
            }
        }
    }

    void WriteGeometry(Geometry geometry, bool withSrid)
    {
        WriteHeader(geometry, withSrid);
        switch (geometry)
        {
            case Point { IsEmpty: true }:
                // A point has no count; NaN is how PostGIS spells an empty one.
                for (var i = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0); i > 0; i--)
                    WriteDouble(double.NaN);
                break;
            case Point point:
                WriteCoordinates(point.CoordinateSequence);
                break;
            case LineString line:
                WriteRing(line);
                break;
            case Polygon { IsEmpty: true }:
                WriteUInt32(0);
                break;
            case Polygon polygon:
                WriteUInt32((uint)(1 + polygon.NumInteriorRings));
                WriteRing(polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                    WriteRing(hole);
                break;
            case GeometryCollection collection:
                WriteUInt32((uint)collection.NumGeometries);
                foreach (var part in collection.Geometries)
                    WriteGeometry(part, withSrid: false);
                break;
        }
    }

    void WriteHeader(Geometry geometry, bool withSrid)
    {
        rest[0] = EwkbFlags.LittleEndian;
        rest = rest[1..];
        WriteUInt32((uint)geometry.OgcGeometryType
            | (hasZ ? EwkbFlags.HasZ : 0) | (hasM ? EwkbFlags.HasM : 0) | (withSrid ? EwkbFlags.HasSrid : 0));
        if (withSrid)
            WriteUInt32((uint)geometry.SRID);
    }

    void WriteRing(LineString line)
    {
        WriteUInt32((uint)line.NumPoints);
        WriteCoordinates(line.CoordinateSequence);
    }

    void WriteCoordinates(CoordinateSequence sequence)
    {
        for (var i = 0; i < sequence.Count; i++)
        {
            WriteDouble(sequence.GetX(i));
            WriteDouble(sequence.GetY(i));
            if (hasZ)
                WriteDouble(sequence.GetZ(i));
            if (hasM)
                WriteDouble(sequence.GetM(i));
        }
    }

    void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(rest, value);
        rest = rest[4..];
    }

    void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(rest, value);
        rest = rest[8..];
    }
}
