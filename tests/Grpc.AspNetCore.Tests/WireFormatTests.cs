using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using FsCheck;
using FsCheck.Fluent;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Tests;

public class WireFormatTests
{
    static readonly Marshaller<byte[]> Bytes = Marshallers.Create(value => value, payload => payload);

    [Theory]
    [InlineData(0, "1n")]
    [InlineData(-5, "1n")]
    [InlineData(1, "1u")]
    [InlineData(50_000_000, "5000000u")]
    [InlineData(1_000_000_000, "100000m")]
    [InlineData(long.MaxValue, "99999999H")]
    public void Timeout_is_encoded_in_the_finest_unit_that_fits(long ticks, string expected) =>
        Assert.Equal(expected, GrpcTimeout.Encode(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("1M", 600_000_000)]
    [InlineData("1S", 10_000_000)]
    [InlineData("1m", 10_000)]
    [InlineData("1u", 10)]
    [InlineData("250n", 2)]
    public void Timeout_of_every_unit_is_decoded(string value, long expected)
    {
        Assert.True(GrpcTimeout.TryDecode(value, out var timeout));
        Assert.Equal(expected, timeout.Ticks);
    }

    [Fact]
    public void Timeout_decoded_is_never_shorter_than_encoded() => Prop.ForAll<long>(ticks =>
    {
        var timeout = TimeSpan.FromTicks(Math.Abs(ticks % TimeSpan.FromDays(4_000_000).Ticks) + 1);
        return GrpcTimeout.TryDecode(GrpcTimeout.Encode(timeout), out var decoded) && decoded >= timeout;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Message_percent_encoded_is_ascii_and_decodes_to_itself() => Prop.ForAll<NonNull<string>>(text =>
    {
        // A lone surrogate has no UTF-8, and so cannot come back.
        var valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        var encoded = PercentEncoding.Encode(valid);
        return encoded.All(character => character is >= ' ' and <= '~') && PercentEncoding.Decode(encoded) == valid;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Messages_compressed_or_not_split_anywhere_are_read_whole(string encoding) =>
        Prop.ForAll<(NonNull<byte[]> Bytes, bool Compress)[], PositiveInt[]>((messages, splits) =>
        {
            var body = messages.SelectMany(message => Frame(message.Bytes.Get, message.Compress ? encoding : null)).ToArray();
            var (read, failure) = ReadAll(body, encoding, splits.Select(split => split.Get));
            return failure is null && Same(read, messages.Select(message => message.Bytes.Get));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Messages_cut_short_anywhere_are_read_until_the_cut_then_an_error(string encoding) =>
        Prop.ForAll<NonEmptyArray<(NonNull<byte[]> Bytes, bool Compress)>, NonNegativeInt, int[]>((messages, cut, splits) =>
        {
            var frames = messages.Get.Select(message => Frame(message.Bytes.Get, message.Compress ? encoding : null)).ToList();
            var body = frames.SelectMany(frame => frame).ToArray();
            var length = cut.Get % (body.Length + 1);
            var (read, failure) = ReadAll(body[..length], encoding, splits.Select(split => Math.Abs(split % 9)));

            var ends = frames.Select((_, i) => frames.Take(i + 1).Sum(frame => frame.Length)).ToList();
            var whole = ends.Count(end => end <= length);
            return Same(read, messages.Get.Take(whole).Select(message => message.Bytes.Get))
                && (length == 0 || ends.Contains(length)
                    ? failure is null
                    : failure is { StatusCode: StatusCode.Internal }
                        && failure.Status.Detail.StartsWith("The body ended in the middle", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    // Silence about it would pass half a message, which protobuf may well read, for the whole.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Compressed_message_without_its_end_is_an_error(string encoding) =>
        Prop.ForAll<NonEmptyArray<byte>, PositiveInt>((message, cut) =>
        {
            var whole = Frame(message.Get, encoding)[5..];
            var part = whole[..((cut.Get % (whole.Length - 1)) + 1)];
            var (read, failure) = ReadAll(Frame(part, encoding: null, isCompressed: true), encoding, []);
            return read.Count == 0 && failure is { StatusCode: StatusCode.Internal };
        }).QuickCheckThrowOnFailure();

    // As GZipStream writes it.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Nothing_marked_as_compressed_is_an_empty_message(string encoding) =>
        Assert.Empty(Assert.Single(ReadAll([1, 0, 0, 0, 0], encoding, []).Messages));

    [Fact]
    public void Arbitrary_bytes_are_messages_or_a_status() => Prop.ForAll<byte[], bool>((bytes, startsWell) =>
    {
        byte[] body = startsWell ? [1, 0, 0, 0, (byte)bytes.Length, .. bytes] : bytes;
        var (_, failure) = ReadAll(body, "gzip", []);
        return failure is null or { StatusCode: StatusCode.Internal or StatusCode.ResourceExhausted };
    }).QuickCheckThrowOnFailure();

    static bool Same(IEnumerable<byte[]> read, IEnumerable<byte[]> expected) =>
        read.Select(Convert.ToHexString).SequenceEqual(expected.Select(Convert.ToHexString));

    static byte[] Frame(byte[] message, string? encoding, bool isCompressed = false)
    {
        if (encoding is not null)
        {
            using var compressed = MessageEncoding.Compress(encoding, CompressionLevel.Fastest, message);
            message = compressed.WrittenSpan.ToArray();
            isCompressed = true;
        }

        var frame = new byte[5 + message.Length];
        frame[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    static (List<byte[]> Messages, RpcException? Failure) ReadAll(byte[] body, string encoding, IEnumerable<int> splits) =>
        ReadAllAsync(body, encoding, splits).GetAwaiter().GetResult();

    static async Task<(List<byte[]> Messages, RpcException? Failure)> ReadAllAsync(byte[] body, string encoding, IEnumerable<int> splits)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var writing = WriteAsync();
        var reader = new MessageReader<byte[]>(pipe.Reader, Bytes, encoding, maxMessageSize: 4_000_000);
        var messages = new List<byte[]>();
        try
        {
            while (await reader.ReadAsync(CancellationToken.None) is { } message)
            {
                messages.Add(message);
            }
        }
        catch (RpcException failure)
        {
            await writing;
            return (messages, failure);
        }

        await writing;
        return (messages, null);

        async Task WriteAsync()
        {
            var rest = body.AsMemory();
            foreach (var split in splits)
            {
                var size = Math.Min(split, rest.Length);
                await pipe.Writer.WriteAsync(rest[..size]);
                await Task.Yield();
                rest = rest[size..];
            }

            await pipe.Writer.WriteAsync(rest);
            await pipe.Writer.CompleteAsync();
        }
    }
}
