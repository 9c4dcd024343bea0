using System.Net.WebSockets;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolateTests.Server;
using Map.Testing.Clients;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace HotChocolateTests.Subscriptions;

/// <summary>A client that violates the protocol graphql-transport-ws gets the reason in the close code.</summary>
public sealed class SocketProtocolTests : IAsyncLifetime
{
    readonly Feed feed = new();
    readonly WatchedTime time = new();
    readonly FakeLoggerProvider log = new();
    GraphQLApp app = null!;

    public async Task InitializeAsync() =>
        app = await FeedApp.StartAsync(feed, server => server.AddSocketSessionInterceptor<Doorkeeper>(), time, log: log);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.DoesNotContain(log.Collector.GetSnapshot(), entry => entry.Level >= LogLevel.Error);
    }

    [Theory]
    [InlineData("not json", "it is not JSON, or has two fields of the same name.")]
    [InlineData("""{"type":"ping","type":"pong"}""", "it is not JSON, or has two fields of the same name.")]
    [InlineData("[]", "it is not a JSON object.")]
    [InlineData("{}", "the field `type` is missing.")]
    [InlineData("""{"type":1}""", "the field `type` has to be a string.")]
    [InlineData("""{"type":"\ud800"}""", "the field `type` is not valid UTF-8.")]
    [InlineData("""{"type":"start"}""", "its type is not known.")]
    [InlineData("""{"type":"ping","payload":1}""", "the field `payload` has to be an object.")]
    [InlineData("""{"type":"pong","payload":[]}""", "the field `payload` has to be an object.")]
    [InlineData("""{"type":"complete"}""", "the field `id` is missing or empty.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{hello}"}}""", "the field `id` is missing or empty.")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{hello}"}}""", "the field `id` is missing or empty.")]
    [InlineData("""{"type":"subscribe","id":"a"}""", "the field `payload` is missing.")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""", "The field `query` is missing: it holds the GraphQL document.")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{a}","variables":1}}""", "The field `variables` has to be an object.")]
    public async Task Invalid_message_closes_with_4400(string message, string reason)
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);

        await client.SendAsync(message);

        Assert.Equal((4400, $"Invalid message: {reason}"), await client.ReadCloseAsync());
    }

    [Fact]
    public async Task Binary_message_closes_with_4400()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);

        await client.SendAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal(4400, (await client.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Invalid_utf8_ends_socket_and_its_operations()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SubscribeAsync("a", "subscription { news }");
        await feed.OpenedAsync();

        await client.SendAsync([0x22, 0xff, 0x22], WebSocketMessageType.Text);

        await feed.LeftAsync();
    }

    [Fact]
    public async Task Message_in_several_frames_is_one_message()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);

        await client.SendAsync("""{"type":"""u8.ToArray(), WebSocketMessageType.Text, isEnd: false);
        await client.SendAsync("\"ping\"}"u8.ToArray(), WebSocketMessageType.Text);

        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Message_over_size_limit_closes_with_1009()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        var frame = new byte[256 * 1024];
        Array.Fill(frame, (byte)' ');

        for (var i = 0; i < 5; i++)
            await client.SendAsync(frame, WebSocketMessageType.Text, isEnd: false);

        Assert.Equal((1009, "A message may have 1048576 bytes."), await client.ReadCloseAsync());
    }

    [Fact]
    public async Task Subscribing_before_acknowledgement_closes_with_4401()
    {
        using var client = await SocketClient.ConnectAsync(app.SocketAddress);

        await client.SubscribeAsync("a", "{ hello }");

        Assert.Equal((4401, "Unauthorized"), await client.ReadCloseAsync());
    }

    [Fact]
    public async Task Rejected_connection_closes_with_4401()
    {
        using var client = await SocketClient.ConnectAsync(app.SocketAddress);

        await client.SendAsync("""{"type":"connection_init","payload":{"name":"nobody"}}""");

        Assert.Equal((4401, "Not you, nobody."), await client.ReadCloseAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Other_subprotocols_close_with_4406(string? protocol)
    {
        using var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(app.SocketAddress, CancellationToken.None);

        var frame = await socket.ReceiveAsync(new byte[16], CancellationToken.None);

        Assert.Equal(WebSocketMessageType.Close, frame.MessageType);
        Assert.Equal(4406, (int)socket.CloseStatus!);
        Assert.Equal("Subprotocol not acceptable", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Socket_without_initialisation_closes_with_4408()
    {
        using var client = await SocketClient.ConnectAsync(app.SocketAddress);
        await time.StartedAsync(TimeSpan.FromSeconds(10));
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((4408, "Connection initialisation timeout"), await client.ReadCloseAsync());
    }

    [Fact]
    public async Task Id_in_use_closes_with_4409_and_ends_operations()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SubscribeAsync("a", "subscription { news }");
        await feed.OpenedAsync();

        await client.SubscribeAsync("a", "{ hello }");

        Assert.Equal((4409, "Subscriber for a already exists"), await client.ReadCloseAsync());
        await feed.LeftAsync();
    }

    [Fact]
    public async Task Initialising_twice_closes_with_4429()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);

        await client.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((4429, "Too many initialisation requests"), await client.ReadCloseAsync());
    }

    [Fact]
    public async Task Server_stop_closes_with_1001()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SubscribeAsync("a", "subscription { news }");
        await feed.OpenedAsync();

        var stopping = app.StopAsync();

        Assert.Equal(1001, (await client.ReadCloseAsync()).Code);
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
        await feed.LeftAsync();
        await stopping;
    }

    [Fact]
    public async Task Both_sides_may_ping()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SendAsync("""{"type":"ping","payload":{"at":1}}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("""{"type":"ping"}""", await client.ReadAsync());
        await client.SendAsync("""{"type":"pong"}""");

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("""{"type":"ping"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Disconnect_within_message_ends_operations()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SubscribeAsync("a", "subscription { news }");
        await feed.OpenedAsync();
        await client.SendAsync("""{"type":"""u8.ToArray(), WebSocketMessageType.Text, isEnd: false);

        client.Socket.Abort();

        await feed.LeftAsync();
    }

    [Fact]
    public async Task Close_by_client_is_acknowledged_and_operations_end()
    {
        using var client = await SocketClient.OpenAsync(app.SocketAddress);
        await client.SubscribeAsync("a", "subscription { news }");
        await feed.OpenedAsync();

        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
        await feed.LeftAsync();
    }

    [Fact]
    public async Task Page_of_another_origin_may_connect()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        await socket.ConnectAsync(app.SocketAddress, CancellationToken.None);

        Assert.Equal("graphql-transport-ws", socket.SubProtocol);
    }

    sealed class Doorkeeper : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(connectionInitMessage.As<Dictionary<string, string>>()?.GetValueOrDefault("name") is { } name
                ? ConnectionStatus.Reject($"Not you, {name}.")
                : ConnectionStatus.Accept());
    }
}
