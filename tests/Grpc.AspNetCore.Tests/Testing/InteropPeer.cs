using Grpc.Net.Client;
using Grpc.Testing;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A server of the interop cases as our client meets it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Channel">The client's channel.</param>
/// <param name="Replies">Tells which replies came compressed.</param>
/// <param name="SeesCompression">Whether the server can tell which requests came compressed.</param>
/// <param name="Compresses">Whether the server can compress its replies.</param>
public sealed record InteropPeer(
    TestService.TestServiceClient Client, GrpcChannel Channel, MessageFlagsHandler Replies, bool SeesCompression, bool Compresses)
    : IDisposable
{
    public static InteropPeer At(string address, bool seesCompression = false, bool compresses = false)
    {
        var replies = new MessageFlagsHandler();
        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = replies, DisposeHttpClient = true });
        return new InteropPeer(new TestService.TestServiceClient(channel), channel, replies, seesCompression, compresses);
    }

    public void Dispose() => Channel.Dispose();
}
