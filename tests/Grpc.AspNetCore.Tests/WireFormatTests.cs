using System.Buffers.Binary;
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

    [Fact]
    public void Messages_split_anywhere_are_read_whole() => Prop.ForAll<byte[][], PositiveInt[]>((messages, splits) =>
    {
        var body = messages.SelectMany(Frame).ToArray();
        var read = ReadAllAsync(body, splits.Select(split => split.Get)).GetAwaiter().GetResult();
        return read.Count == messages.Length && read.Zip(messages).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Messages_cut_short_anywhere_are_an_error() => Prop.ForAll<NonEmptyArray<byte>, PositiveInt, int[]>((message, cut, splits) =>
    {
        var frame = Frame(message.Get);
        var length = cut.Get % (frame.Length - 1) + 1;
        try
        {
            ReadAllAsync(frame[..length], splits.Select(split => Math.Abs(split % 9))).GetAwaiter().GetResult();
            return false;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode == StatusCode.Internal
                && exception.Status.Detail.StartsWith("The body ended in the middle", StringComparison.Ordinal);
        }
    }).QuickCheckThrowOnFailure();

    static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    static async Task<List<byte[]>> ReadAllAsync(byte[] body, IEnumerable<int> splits)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var writing = WriteAsync();
        var reader = new MessageReader<byte[]>(pipe.Reader, Bytes, encoding: null, maxMessageSize: null);
        var messages = new List<byte[]>();
        while (await reader.ReadAsync(CancellationToken.None) is { } message)
        {
            messages.Add(message);
        }

        await writing;
        return messages;

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
