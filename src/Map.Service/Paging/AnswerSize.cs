using Google.Protobuf;
using Google.Protobuf.Collections;
using Map.Contract;
using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Paging;

/// <summary>How large an answer may be: a gRPC client refuses a message of more than 4 MB unless it was told otherwise.</summary>
static class AnswerSize
{
    /// <summary>What the items of an answer may take, in bytes.</summary>
    public const int Most = Limits.ResponseBytes - Beside;

    // What else an answer holds: a page token, in which there may be a name of 200 characters, or a revision.
    const int Beside = 16 * 1024;

    /// <summary>Removes the last items where all together would be too large, but never the first one.</summary>
    /// <returns>Whether any were removed.</returns>
    public static bool Cut<T>(RepeatedField<T> items) where T : IMessage
    {
        var bytes = 0L;
        for (var i = 0; i < items.Count; i++)
        {
            bytes += Of(items[i]);
            if (bytes <= Most || i == 0) continue;
            while (items.Count > i) items.RemoveAt(items.Count - 1);
            return true;
        }
        return false;
    }

    /// <summary>The bytes that an item takes in a repeated field.</summary>
    public static int Of(IMessage item) => 1 + CodedOutputStream.ComputeMessageSize(item);

    /// <summary>Refuses an answer that has to be whole and would be too large.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="advice">How to ask for less: a sentence.</param>
    public static T Checked<T>(T answer, string advice) where T : IMessage =>
        answer.CalculateSize() <= Most
            ? answer
            : throw new Refusal(ErrorReason.TooLarge, $"The answer would be larger than 4 MB. {advice}");
}
