using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Map.Service.Paging;

/// <summary>How large a response may be: gRPC clients refuse messages of more than 4 MB by default.</summary>
static class ResponseSize
{
    /// <summary>How many bytes the items of a response may take.</summary>
    public const int Maximum = Limits.ResponseBytes - Reserved;

    // For the other fields of a response: a revision, or a page token, which may hold a name of 200 characters.
    const int Reserved = 16 * 1024;

    /// <summary>Removes the last items if all of them together are too large, but never the first one.</summary>
    /// <returns>Whether any were removed.</returns>
    public static bool Trim<T>(RepeatedField<T> items) where T : IMessage
    {
        var bytes = 0L;
        for (var i = 0; i < items.Count; i++)
        {
            bytes += Of(items[i]);
            if (bytes <= Maximum || i == 0) continue;
            while (items.Count > i) items.RemoveAt(items.Count - 1);
            return true;
        }
        return false;
    }

    /// <summary>The bytes that an item takes in a repeated field.</summary>
    public static int Of(IMessage item) => 1 + CodedOutputStream.ComputeMessageSize(item);

    /// <summary>Refuses a response that cannot be split into pages and is too large.</summary>
    /// <param name="response">The response.</param>
    /// <param name="advice">A sentence on how to request less.</param>
    public static T Checked<T>(T response, string advice) where T : IMessage =>
        response.CalculateSize() <= Maximum
            ? response
            : throw new Refusal(ErrorReason.TooLarge, $"The answer would be larger than 4 MB. {advice}");
}
