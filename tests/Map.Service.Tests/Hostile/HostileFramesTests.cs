using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Hostile;

/// <summary>Clients that abuse HTTP/2 itself: each is answered or cut off, nothing piles up, and the next call is served.</summary>
public sealed class HostileFramesTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    const int Flood = 10_000;
    const string Count = "PlacesService/CountPlaces";
    const string Stream = "PlacesService/StreamPlaces";

    [Theory]
    [InlineData(RawFrame.Ping, 8)]
    [InlineData(RawFrame.Settings, 0)]
    public async Task Flood_is_answered_or_cut_off(byte type, int length)
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);

        await SendFloodAsync(connection, _ => RawConnection.FrameOf(type, 0, 0, new byte[length]));

        var answers = 0;
        while (answers < Flood && await connection.NextAsync(IsAnswerOrEnd, $"answer {answers}") is { Type: not RawFrame.GoAway })
            answers++;
        Assert.InRange(answers, 1, Flood);
        await AssertServesAsync();

        bool IsAnswerOrEnd(RawFrame frame) => (frame.Type == type && frame.Flags == RawFrame.Ack) || frame.Type == RawFrame.GoAway;
    }

    [Fact]
    public async Task Flood_of_calls_reset_at_once_leaves_no_statement_under_way()
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);
        var headers = RawConnection.CallHeaders(Count);

        await SendFloodAsync(connection, i => [
            .. RawConnection.FrameOf(RawFrame.Headers, RawFrame.EndHeaders, (2 * i) + 1, headers),
            .. RawConnection.FrameOf(RawFrame.Data, RawFrame.EndStream, (2 * i) + 1, 0, 0, 0, 0, 0),
            .. RawConnection.FrameOf(RawFrame.ResetStream, 0, (2 * i) + 1, 0, 0, 0, 8),
        ]);
        await connection.TrySendAsync(RawConnection.FrameOf(RawFrame.Ping, 0, 0, new byte[8]));
        await connection.NextAsync(frame => frame.Type is RawFrame.Ping or RawFrame.GoAway, "the end of the flood");
        connection.Abort();

        await server.UntilAsync(Sessions.Busy, sessions => sessions == 0);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Half_frame_and_silence_holds_up_nobody_else()
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);
        await connection.BeginCallAsync(1, Count);
        Assert.True(await connection.TrySendAsync(RawConnection.FrameOf(RawFrame.Data, 0, 1, new byte[100])[..50]));

        await AssertServesAsync();
        connection.Abort();

        await AssertServesAsync();
    }

    [Fact]
    public async Task Client_gone_in_mid_message_is_logged_as_its_own_fault()
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);
        await connection.BeginCallAsync(1, Count);
        await connection.SendAsync(RawFrame.Data, 0, 1, 0, 0, 0, 0, 100, 1, 2, 3);

        await connection.SendAsync(RawFrame.ResetStream, 0, 1, 0, 0, 0, 8);

        await UntilLoggedAsync("CountPlaces refused before its request was read");
        await AssertServesAsync();
    }

    [Fact]
    public async Task Headers_of_1_MB_are_cut_off()
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);
        var block = RawConnection.CallHeaders(Count, ("x-large", new string('x', 1_000_000)));

        var type = RawFrame.Headers;
        foreach (var part in block.Chunk(16_000))
        {
            if (!await connection.TrySendAsync(RawConnection.FrameOf(type, 0, 1, part))) break;
            type = RawFrame.Continuation;
        }

        Assert.DoesNotContain(await connection.RestAsync(), frame => frame.Type is RawFrame.Headers);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1S")]
    public async Task Reader_that_gives_no_window_stops_statement_and_its_end_ends_it(string? timeout)
    {
        await ManyPlaces.AddAsync(server.Database, 20_000, timeout ?? "many");
        const ushort initialWindowSize = 4;
        using var connection = await RawConnection.ConnectAsync(server.Url, (initialWindowSize, 0));
        await connection.BeginCallAsync(1, Stream, timeout is null ? [] : [("grpc-timeout", timeout)]);
        await connection.SendAsync(RawFrame.Data, RawFrame.EndStream, 1, 0, 0, 0, 0, 0);

        // PostgreSQL waits for the service, which waits for the reader: the rest is in nobody's memory.
        if (timeout is null)
        {
            await server.UntilAsync(Sessions.Sending, statements => statements > 0);
            await AssertServesAsync();
            connection.Abort();
        }

        await server.UntilAsync(Sessions.Busy, sessions => sessions == 0);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Writer_of_one_byte_at_time_among_empty_frames_is_served()
    {
        using var connection = await RawConnection.ConnectAsync(server.Url);
        await connection.BeginCallAsync(1, Count);
        foreach (var octet in (byte[])[0, 0, 0, 0, 4, 0x0a, 2, 0x48, 1])
        {
            await connection.SendAsync(RawFrame.Data, 0, 1);
            await connection.SendAsync(RawFrame.Data, 0, 1, octet);
        }

        await connection.SendAsync(RawFrame.Data, RawFrame.EndStream, 1);

        Assert.NotNull(await connection.NextAsync(frame => frame is { Type: RawFrame.Data, Payload.Length: >= 5 }, "the reply"));
        await AssertServesAsync();
    }

    static async Task SendFloodAsync(RawConnection connection, Func<int, byte[]> frame)
    {
        foreach (var some in Enumerable.Range(0, Flood).Chunk(100))
            if (!await connection.TrySendAsync([.. some.SelectMany(frame)]))
                return;
    }

    async Task UntilLoggedAsync(string words)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!server.Log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            Assert.False(limit.IsCancellationRequested, $"Waited {Patience.Limit.TotalSeconds} s for a line in the log with: {words}");
            await Task.Yield();
        }
    }

    async Task AssertServesAsync()
    {
        await server.Places.CountPlacesAsync(new CountPlacesRequest()).ResponseAsync.Within("the next call");
        Assert.True(server.Log.Errors.Count == 0, string.Join("\n", server.Log.Errors));
    }
}
