using Google.Protobuf;

namespace Map.Service.Paging;

/// <summary>The response to a list of ids.</summary>
static class Batch
{
    /// <summary>The items that were found, in the order of the ids.</summary>
    public static IEnumerable<T> InOrder<TId, T>(IEnumerable<TId> ids, IEnumerable<T> found, Func<T, TId> idOf) where TId : notnull
    {
        var byId = found.ToDictionary(idOf);
        foreach (var id in ids)
            if (byId.TryGetValue(id, out var item))
                yield return item;
    }

    /// <summary>Refuses a response that is too large, unless it is for a single id: there is no smaller request.</summary>
    /// <param name="response">The response.</param>
    /// <param name="ids">The number of ids.</param>
    public static T Checked<T>(T response, int ids) where T : IMessage =>
        ids == 1 ? response : ResponseSize.Checked(response, $"Ask for fewer than {ids} at once.");
}
