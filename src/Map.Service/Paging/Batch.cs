using Google.Protobuf;

namespace Map.Service.Paging;

/// <summary>The answer to a list of ids.</summary>
static class Batch
{
    /// <summary>What was found, in the order of the ids; what was not is left out.</summary>
    public static IEnumerable<T> InOrder<TId, T>(IEnumerable<TId> ids, IEnumerable<T> found, Func<T, TId> idOf) where TId : notnull
    {
        var byId = found.ToDictionary(idOf);
        foreach (var id in ids)
            if (byId.TryGetValue(id, out var item))
                yield return item;
    }

    /// <summary>Refuses an answer that is too large, unless nobody can ask for less: what is known of one id is told.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">The number of ids.</param>
    public static T Checked<T>(T answer, int asked) where T : IMessage =>
        asked == 1 ? answer : AnswerSize.Checked(answer, $"Ask for fewer than {asked} at once.");
}
