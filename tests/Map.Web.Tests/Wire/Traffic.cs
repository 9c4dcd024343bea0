namespace Map.Web.Tests.Wire;

/// <summary>What somebody sees who sees only the wire.</summary>
/// <param name="Connections">Connections of the browser.</param>
/// <param name="Sent">Bytes from the browser.</param>
/// <param name="Received">Bytes to it.</param>
readonly record struct Traffic(int Connections, long Sent, long Received)
{
    public static Traffic operator -(Traffic later, Traffic earlier) =>
        new(later.Connections - earlier.Connections, later.Sent - earlier.Sent, later.Received - earlier.Received);
}
