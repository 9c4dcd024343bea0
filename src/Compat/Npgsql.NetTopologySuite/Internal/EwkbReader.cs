using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>Makes NetTopologySuite geometries of PostGIS's binary format. Safe for concurrent use.</summary>
sealed class EwkbReader
{
    // Byte order, type and a count (or, for a point, more): the least that a nested geometry takes.
    const int SmallestGeometry = 9;

    readonly CoordinateSequenceFactory sequences;
    readonly PrecisionModel precision;
    readonly Ordinates ordinates;

    public EwkbReader(CoordinateSequenceFactory? sequences, PrecisionModel? precision, Ordinates ordinates)
    {
        this.sequences = sequences ?? NtsGeometryServices.Instance.DefaultCoordinateSequenceFactory;
        this.precision = precision ?? NtsGeometryServices.Instance.DefaultPrecisionModel;
        this.ordinates = Ordinates.XY | (ordinates == Ordinates.None ? this.sequences.Ordinates : ordinates);
    }

    public Geometry Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new EwkbCursor(bytes);
        var geometry = ReadGeometry(ref cursor, null);
        cursor.ExpectEnd();
        return geometry;
    }

    Geometry ReadGeometry(ref EwkbCursor cursor, GeometryFactory? parent)
    {
        cursor.ReadByteOrder();
        var word = cursor.ReadUInt32();
        var srid = (word & EwkbFlags.HasSrid) != 0 ? (int)cursor.ReadUInt32() : parent?.SRID ?? 0;
        var factory = parent is not null && parent.SRID == srid
            ? parent
            : NtsGeometryServices.Instance.CreateGeometryFactory(precision, srid, sequences);

        var sent = Ordinates.XY;
        if ((word & EwkbFlags.HasZ) != 0)
            sent |= Ordinates.Z;
        if ((word & EwkbFlags.HasM) != 0)
            sent |= Ordinates.M;

        return (word & EwkbFlags.TypeMask) switch
        {
            (uint)OgcGeometryType.Point => factory.CreatePoint(ReadPosition(ref cursor, sent)),
            (uint)OgcGeometryType.LineString => factory.CreateLineString(ReadSequence(ref cursor, sent)),
            (uint)OgcGeometryType.Polygon => ReadPolygon(ref cursor, factory, sent),
            (uint)OgcGeometryType.MultiPoint => factory.CreateMultiPoint(ReadParts<Point>(ref cursor, factory)),
            (uint)OgcGeometryType.MultiLineString => factory.CreateMultiLineString(ReadParts<LineString>(ref cursor, factory)),
            (uint)OgcGeometryType.MultiPolygon => factory.CreateMultiPolygon(ReadParts<Polygon>(ref cursor, factory)),
            (uint)OgcGeometryType.GeometryCollection => factory.CreateGeometryCollection(ReadParts<Geometry>(ref cursor, factory)),
            var type => throw new NotSupportedException(
                $"NetTopologySuite has no {(OgcGeometryType)type} (type {type}); make it linear in SQL with ST_CurveToLine."),
        };
    }

    Polygon ReadPolygon(ref EwkbCursor cursor, GeometryFactory factory, Ordinates sent)
    {
        var count = cursor.ReadCount(bytesPerItem: sizeof(int));
        if (count == 0)
            return factory.CreatePolygon(sequences.Create(0, sent & ordinates));

        var shell = factory.CreateLinearRing(ReadSequence(ref cursor, sent));
        var holes = new LinearRing[count - 1];
        for (var i = 0; i < holes.Length; i++)
            holes[i] = factory.CreateLinearRing(ReadSequence(ref cursor, sent));
        return factory.CreatePolygon(shell, holes);
    }

    T[] ReadParts<T>(ref EwkbCursor cursor, GeometryFactory factory) where T : Geometry
    {
        var parts = new T[cursor.ReadCount(SmallestGeometry)];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = ReadGeometry(ref cursor, factory);
            parts[i] = part as T ?? throw new FormatException($"EWKB: a {part.GeometryType} among {typeof(T).Name}s.");
        }

        return parts;
    }

    // A point has no count, so PostGIS writes an empty one as NaN coordinates.
    CoordinateSequence ReadPosition(ref EwkbCursor cursor, Ordinates sent)
    {
        var position = ReadCoordinates(ref cursor, 1, sent);
        return double.IsNaN(position.GetX(0)) && double.IsNaN(position.GetY(0)) ? sequences.Create(0, sent & ordinates) : position;
    }

    CoordinateSequence ReadSequence(ref EwkbCursor cursor, Ordinates sent)
        => ReadCoordinates(ref cursor, cursor.ReadCount(OrdinatesUtility.OrdinatesToDimension(sent) * sizeof(double)), sent);

    CoordinateSequence ReadCoordinates(ref EwkbCursor cursor, int count, Ordinates sent)
    {
        var sequence = sequences.Create(count, sent & ordinates);
        var (keepZ, keepM) = (sequence.HasZ, sequence.HasM);
        for (var i = 0; i < count; i++)
        {
            sequence.SetOrdinate(i, 0, precision.MakePrecise(cursor.ReadDouble()));
            sequence.SetOrdinate(i, 1, precision.MakePrecise(cursor.ReadDouble()));
            if (sent.HasFlag(Ordinates.Z))
                ReadExtra(ref cursor, sequence, i, keepZ ? sequence.ZOrdinateIndex : -1);
            if (sent.HasFlag(Ordinates.M))
                ReadExtra(ref cursor, sequence, i, keepM ? sequence.MOrdinateIndex : -1);
        }

        return sequence;
    }

    static void ReadExtra(ref EwkbCursor cursor, CoordinateSequence sequence, int i, int ordinateIndex)
    {
        var value = cursor.ReadDouble();
        if (ordinateIndex >= 0)
            sequence.SetOrdinate(i, ordinateIndex, value);
    }
}
