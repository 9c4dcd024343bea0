using System.Buffers;
using NetTopologySuite.Geometries;
using Npgsql.Internal;

namespace Npgsql.NetTopologySuite.Internal;

/// <summary>
/// Converts whole values: the size has to be known before the first byte is sent, so the bytes are made then and kept as the
/// write state; and a value is read from one buffer, so that parsing is the same for the synchronous and the asynchronous path.
/// </summary>
sealed class NetTopologySuiteConverter<T>(EwkbReader ewkb) : PgStreamingConverter<T> where T : Geometry
{
    public override Size GetSize(SizeContext context, T value, ref object? writeState)
    {
        var bytes = EwkbWriter.Write(value);
        writeState = bytes;
        return bytes.Length;
    }

    public override void Write(PgWriter writer, T value) => writer.WriteBytes(Prepared(writer));

    public override ValueTask WriteAsync(PgWriter writer, T value, CancellationToken cancellationToken = default)
        => writer.WriteBytesAsync(Prepared(writer), cancellationToken);

    public override T Read(PgReader reader)
    {
        var length = reader.CurrentRemaining;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            reader.ReadBytes(buffer.AsSpan(0, length));
            return Convert(ewkb.Read(buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override async ValueTask<T> ReadAsync(PgReader reader, CancellationToken cancellationToken = default)
    {
        var length = reader.CurrentRemaining;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await reader.ReadBytesAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return Convert(ewkb.Read(buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static byte[] Prepared(PgWriter writer)
        => (byte[]?)writer.Current.WriteState ?? throw new InvalidOperationException("The geometry's size was never asked for.");

    static T Convert(Geometry geometry)
        => geometry as T ?? throw new InvalidCastException(
            $"The value is a {geometry.GeometryType} and cannot be read as {typeof(T).Name}; read it as Geometry.");
}
