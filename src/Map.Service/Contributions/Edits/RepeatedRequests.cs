using Google.Protobuf;

namespace Map.Service.Contributions.Edits;

/// <summary>Requests that add something, so that a repeated one adds nothing more.</summary>
static class RepeatedRequests
{
    /// <summary>The subject that the first request with this id added; null if this is the first, which is recorded then.</summary>
    /// <param name="session">The call.</param>
    /// <param name="id">The id that the caller made.</param>
    /// <param name="subject">The id of what the request is about to add.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Refusal">The first request with this id was another.</exception>
    public static async Task<Guid?> RepeatedAsync(
        this EditSession session, Guid id, Guid subject, IMessage request, CancellationToken cancellationToken)
    {
        var contents = RequestDigest.Of(session.Caller.KeyId.GetValueOrDefault().ToByteArray(), request);
        var select = new Statement();
        select.Append($"SELECT contents, subject_id FROM edit_request WHERE id = {select.Value(id)}");
        var first = await session.ReadAllAsync(select, row => (Contents: row.GetFieldValue<byte[]>(0), Subject: row.GetGuid(1)), cancellationToken);
        if (first is [var known])
            return known.Contents.AsSpan().SequenceEqual(contents) ? known.Subject
                : throw Refusal.Invalid("request_id", "was used for another request or with another key; use a new UUID for each.");
        var insert = new Statement();
        insert.Append($"""
            INSERT INTO edit_request (id, contents, subject_id)
            VALUES ({insert.Value(id)}, {insert.Value(contents)}, {insert.Value(subject)})
            """);
        await session.ExecuteAsync(insert, cancellationToken);
        return null;
    }
}
