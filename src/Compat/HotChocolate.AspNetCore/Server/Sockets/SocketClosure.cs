using System.Net.WebSockets;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The reasons for closing a socket, with the codes of graphql-transport-ws and of WebSocket itself.</summary>
readonly record struct SocketClosure(int Code, string Reason)
{
    // A close frame holds 125 bytes, of which the code takes two.
    const int MaxReasonBytes = 123;

    /// <summary>The client closed the socket or disconnected.</summary>
    public static readonly SocketClosure ByPeer = new((int)WebSocketCloseStatus.NormalClosure, "");

    public static readonly SocketClosure GoingAway =
        new((int)WebSocketCloseStatus.EndpointUnavailable, "The server is stopping. Connect again.");

    public static readonly SocketClosure Unauthorized = new(4401, "Unauthorized");
    public static readonly SocketClosure SubprotocolNotAcceptable = new(4406, "Subprotocol not acceptable");
    public static readonly SocketClosure InitialisationTimeout = new(4408, "Connection initialisation timeout");
    public static readonly SocketClosure TooManyInitialisations = new(4429, "Too many initialisation requests");
    public static readonly SocketClosure InternalError = new(4500, "Internal server error");

    public WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;

    public static SocketClosure Invalid(string what) => new(4400, Fitting($"Invalid message: {what}"));

    /// <summary>The original has no specific code for this.</summary>
    public static SocketClosure Rejected(string why) => new(4401, Fitting(why));

    public static SocketClosure SubscriberExists(string id) => new(4409, Fitting($"Subscriber for {id} already exists"));

    public static SocketClosure TooBig(int maxSize) =>
        new((int)WebSocketCloseStatus.MessageTooBig, $"A message may have {maxSize} bytes.");

    static string Fitting(string reason)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxReasonBytes)
                return reason[..length];
            length += rune.Utf16SequenceLength;
        }

        return reason;
    }
}
