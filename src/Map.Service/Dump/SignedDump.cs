using System.Runtime.CompilerServices;
using Map.Contract.Files;

namespace Map.Service.Dump;

/// <summary>The whole map, and at its end who vouches for it: this map or, if this is a mirror and has the same state, its original.</summary>
sealed class SignedDump(StreamDump dump, SigningKey key, NpgsqlDataSource database)
{
    public async IAsyncEnumerable<StreamDumpResponse> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = new DumpHash();
        DumpHead? head = null;
        await foreach (var part in dump.RunAsync(cancellationToken))
        {
            foreach (var entry in part.Entries)
            {
                head ??= entry.Head;
                if (DumpForm.StateLine(entry) is { } line) hash.Add(line, isState: true);
            }

            yield return part;
        }

        if (head is not null && await SignAsync(hash.State, head, cancellationToken) is { } signed)
            yield return new() { Entries = { new DumpEntry { Signed = signed } } };
    }

    async Task<SignedState?> SignAsync(string state, DumpHead head, CancellationToken cancellationToken)
    {
        var originals = await database.ReadAllAsync(
            new Statement().Append("SELECT signed FROM mirror"), row => SignedState.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)), cancellationToken);
        return originals is [var original]
            ? original.State == state ? original : null
            : StateSignature.Sign(await key.PrivateAsync(cancellationToken), state, head.Revision, head.At.ToDateTime());
    }
}
