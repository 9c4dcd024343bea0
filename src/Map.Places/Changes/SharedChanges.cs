using System.Collections.Concurrent;
using Google.Protobuf;
using Map.Places.Access;
using Map.V1;

namespace Map.Places.Changes;

/// <summary>One question to the database for all who ask the same at the same time: those who watch with the same filter, and see the
/// same, are at the same revision when something changes.</summary>
public sealed class SharedChanges(ChangeLog log)
{
    const int BatchSize = 200;

    readonly ConcurrentDictionary<(string Scope, ByteString Filter, long Since), Lazy<Task<ListChangesResponse>>> asked = [];

    public async Task<ListChangesResponse> ReadAsync(long since, PlaceFilter? filter, Caller caller, CancellationToken cancellationToken)
    {
        var question = (Visibility.ScopeOf(caller), filter?.ToByteString() ?? ByteString.Empty, since);
        // Whoever asks first may leave before the others have their answer: no caller's token ends it, the statement's timeout does.
        var answer = asked.GetOrAdd(question, _ => new(() => AskAsync(question, filter, caller)));
        return await answer.Value.WaitAsync(cancellationToken);
    }

    async Task<ListChangesResponse> AskAsync((string, ByteString, long Since) question, PlaceFilter? filter, Caller caller)
    {
        // Only once it is running may it be found, and so be removed.
        await Task.Yield();
        try
        {
            return await log.ReadAsync(question.Since, filter, BatchSize, caller, CancellationToken.None);
        }
        finally
        {
            asked.TryRemove(question, out _);
        }
    }
}
