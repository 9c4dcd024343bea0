using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests;

/// <summary>Clients that abuse HTTP/2 itself: each is answered or cut off, nothing piles up, and the next call is served.</summary>
[Collection(nameof(MeasuredAlone))]
public class HostileFramesTests
{
    const int Flood = 10_000;

    [Fact]
    public async Task Flood_of_pings_is_answered_or_cut_off()
    {
        await using var server = await GreeterServer.StartAsync();
        using var connection = await RawConnection.ConnectAsync(server.Address);

        await SendFloodAsync(connection, _ => RawConnection.FrameOf(RawFrame.Ping, 0, 0, new byte[8]));

        await AssertEndsAsync(connection, frame => frame is { Type: RawFrame.Ping, Flags: RawFrame.Ack }, Flood);
        await AssertServesNextCall(server);
    }

    [Fact]
    public async Task Flood_of_settings_is_answered_or_cut_off()
    {
        await using var server = await GreeterServer.StartAsync();
        using var connection = await RawConnection.ConnectAsync(server.Address);

        await SendFloodAsync(connection, _ => RawConnection.FrameOf(RawFrame.Settings, 0, 0));

        await AssertEndsAsync(connection, frame => frame is { Type: RawFrame.Settings, Flags: RawFrame.Ack }, Flood);
        await AssertServesNextCall(server);
    }

    [Fact]
    public async Task Flood_of_calls_reset_at_once_leaves_none_under_way()
    {
        var underWay = 0;
        var most = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Collect = async (requests, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref underWay));
                try
                {
                    await requests.MoveNext();
                    return new Res();
                }
                finally
                {
                    Interlocked.Decrement(ref underWay);
                }
            },
        });
        using var connection = await RawConnection.ConnectAsync(server.Address);
        var headers = RawConnection.CallHeaders("Collect");

        await SendFloodAsync(connection, i => [
            .. RawConnection.FrameOf(RawFrame.Headers, RawFrame.EndHeaders, (2 * i) + 1, headers),
            .. RawConnection.FrameOf(RawFrame.ResetStream, 0, (2 * i) + 1, 0, 0, 0, 8),
        ]);
        await connection.TrySendAsync(RawConnection.FrameOf(RawFrame.Ping, 0, 0, new byte[8]));
        await connection.NextAsync(frame => frame.Type is RawFrame.Ping or RawFrame.GoAway, "the end of the flood");
        connection.Abort();

        await AssertServesNextCall(server);
        await server.StopAsync().Within("the server to stop, with no call left");
        Assert.Equal(0, underWay);
        Assert.InRange(most, 0, 200);
        // Kestrel may complain of such a client; none of its calls may have failed.
        Assert.DoesNotContain(server.Log.WarningsAndErrors, entry => entry.Contains("Grpc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_frame_and_silence_holds_up_nobody_else()
    {
        var begun = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(Collecting(begun, ended));
        using var connection = await RawConnection.ConnectAsync(server.Address);
        await connection.BeginCallAsync(1, "Collect");
        Assert.True(await connection.TrySendAsync(RawConnection.FrameOf(RawFrame.Data, 0, 1, new byte[100])[..50]));

        await begun.Task.Within("the call of the silent client to begin");
        await AssertServesNextCall(server);
        connection.Abort();

        await ended.Task.Within("the call of the silent client to end");
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Client_gone_in_mid_stream_ends_its_call()
    {
        var begun = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(Collecting(begun, ended));
        using var connection = await RawConnection.ConnectAsync(server.Address);
        await connection.BeginCallAsync(1, "Collect");
        await connection.SendAsync(RawFrame.Data, 0, 1, 0, 0, 0, 0, 0);
        await begun.Task.Within("the call to begin");

        connection.Abort();

        await ended.Task.Within("the call of the client that is gone to end");
        await AssertServesNextCall(server);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Message_of_4_GB_is_refused_by_its_header_without_memory_for_it()
    {
        await using var server = await GreeterServer.StartAsync();
        await AssertServesNextCall(server);
        using var connection = await RawConnection.ConnectAsync(server.Address);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await connection.BeginCallAsync(1, "Say");
        await connection.SendAsync(RawFrame.Data, 0, 1, 0, 0xff, 0xff, 0xff, 0xff);
        var answer = await connection.NextAsync(frame => frame.Type == RawFrame.Headers, "the status");

        Assert.NotNull(answer);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 4_000_000);
        await AssertServesNextCall(server);
    }

    [Fact]
    public async Task Headers_of_1_MB_are_cut_off()
    {
        await using var server = await GreeterServer.StartAsync();
        using var connection = await RawConnection.ConnectAsync(server.Address);
        var block = RawConnection.CallHeaders("Say", ("x-large", new string('x', 1_000_000)));

        var first = true;
        foreach (var part in block.Chunk(16_000))
        {
            if (!await connection.TrySendAsync(RawConnection.FrameOf(first ? RawFrame.Headers : RawFrame.Continuation, 0, 1, part)))
            {
                break;
            }

            first = false;
        }

        Assert.DoesNotContain(await connection.RestAsync(), frame => frame.Type is RawFrame.Headers);
        await AssertServesNextCall(server);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("100m")]
    public async Task Reader_that_gives_no_window_stops_the_writer_and_holds_no_memory(string? timeout)
    {
        const int size = 1000;
        var written = 0;
        var stalled = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, context) =>
            {
                try
                {
                    while (true)
                    {
                        var write = responses.WriteAsync(new Res { Text = new string('x', size) }, context.CancellationToken);
                        if (!write.IsCompleted)
                        {
                            stalled.TrySetResult();
                        }

                        await write;
                        written++;
                    }
                }
                finally
                {
                    ended.SetResult();
                }
            },
        });
        const ushort initialWindowSize = 4;
        using var connection = await RawConnection.ConnectAsync(server.Address, (initialWindowSize, 0));
        await connection.BeginCallAsync(1, "SayMany", timeout is null ? [] : [("grpc-timeout", timeout)]);
        await connection.SendAsync(RawFrame.Data, RawFrame.EndStream, 1, 0, 0, 0, 0, 0);

        await stalled.Task.Within("a write that waits for the reader");
        await AssertServesNextCall(server);
        if (timeout is null)
        {
            connection.Abort();
        }

        await ended.Task.Within("the call of the slow reader to end");
        Assert.InRange(written * size, 0, 1_000_000);
        await AssertServesNextCall(server);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Writer_of_one_byte_at_a_time_among_empty_frames_is_served()
    {
        await using var server = await GreeterServer.StartAsync();
        using var connection = await RawConnection.ConnectAsync(server.Address);
        await connection.BeginCallAsync(1, "Say");
        byte[] body = [0, 0, 0, 0, 4, 0x0a, 2, (byte)'m', (byte)'e'];

        foreach (var octet in body)
        {
            await connection.SendAsync(RawFrame.Data, 0, 1);
            await connection.SendAsync(RawFrame.Data, 0, 1, octet);
        }

        await connection.SendAsync(RawFrame.Data, RawFrame.EndStream, 1);
        var reply = await connection.NextAsync(frame => frame is { Type: RawFrame.Data, Payload.Length: > 0 }, "the reply");

        Assert.Equal("\n\bHello me", System.Text.Encoding.ASCII.GetString(reply!.Payload[5..]));
        await AssertServesNextCall(server);
    }

    static GreeterMethods Collecting(TaskCompletionSource begun, TaskCompletionSource ended) => new()
    {
        Collect = async (requests, _) =>
        {
            begun.SetResult();
            try
            {
                while (await requests.MoveNext())
                {
                }

                return new Res();
            }
            finally
            {
                ended.SetResult();
            }
        },
    };

    static async Task SendFloodAsync(RawConnection connection, Func<int, byte[]> frame)
    {
        foreach (var some in Enumerable.Range(0, Flood).Chunk(100))
        {
            if (!await connection.TrySendAsync([.. some.SelectMany(frame)]))
            {
                return;
            }
        }
    }

    static async Task AssertEndsAsync(RawConnection connection, Func<RawFrame, bool> isAnswer, int expected)
    {
        for (var answers = 0; answers < expected; answers++)
        {
            var frame = await connection.NextAsync(
                frame => isAnswer(frame) || frame.Type == RawFrame.GoAway, $"answer {answers} of {expected}");
            if (frame is null or { Type: RawFrame.GoAway })
            {
                return;
            }
        }
    }

    static async Task AssertServesNextCall(GreeterServer server) =>
        Assert.Equal(
            "Hello again", (await server.CreateClient().SayAsync(new Req { Name = "again" }).ResponseAsync.Within("the next call")).Text);

    static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}
