using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Map.Contract.Files;

/// <summary>Reads the lines of a dump, see docs/dump.md.</summary>
public static class DumpReader
{
    // A place with all of its fields at their maximum is far smaller.
    const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Checks a whole dump: its head, and that its last line has the hashes and the number of the lines before.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The hash of its state, and who has signed that.</returns>
    /// <exception cref="InvalidDumpException">It is no dump, of a later version, cut off or changed, or its signature is wrong.</exception>
    public static async Task<DumpSeal> CheckAsync(Stream dump, CancellationToken cancellationToken)
    {
        using var hash = new DumpHash();
        DumpEnd? end = null;
        await foreach (var line in LinesAsync(dump, cancellationToken))
        {
            if (end is not null)
                throw new InvalidDumpException("it goes on behind its last line, so it is not what the map sent: download it again.");
            if (hash.Lines == 0)
                CheckHead(line);
            else if (line.AsSpan().StartsWith("{\"end\":"u8))
            {
                end = Parse<DumpEnd>(line, hash.Lines + 1);
                continue;
            }

            hash.Add(line, IsState(line));
        }

        if (hash.Lines == 0)
            throw new InvalidDumpException("it is empty: download it again.");
        if (end is null)
            throw new InvalidDumpException($"it is cut off after line {hash.Lines}: its last line, which has the hashes, is missing. Download it again.");
        if (end.Lines != hash.Lines || end.Hash != hash.All || end.State != hash.State)
            throw new InvalidDumpException($"it has {hash.Lines} lines with the hash {hash.All}, but says that it has {end.Lines} with {end.Hash}: it was changed on its way. Download it again.");
        if (end.Signed is null)
            return new(end.State, null);
        var signed = end.Signed.Message();
        if (signed.State != end.State || !StateSignature.IsValid(signed))
            throw new InvalidDumpException($"its signature is not that of {signed.Key} for this state: it was changed by somebody who has not that key.");
        return new(end.State, signed);
    }

    /// <summary>The lines, each with its line feed; the last one may have none.</summary>
    /// <exception cref="InvalidDumpException">A line is too long.</exception>
    public static async IAsyncEnumerable<byte[]> LinesAsync(
        Stream dump, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(dump, new(leaveOpen: true, bufferSize: 64 * 1024));
        try
        {
            var number = 1L;
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } at)
                {
                    var end = rest.GetPosition(1, at);
                    yield return rest.Slice(0, end).ToArray();
                    rest = rest.Slice(end);
                    number++;
                }

                if (rest.Length > LongestLine)
                    throw new InvalidDumpException($"line {number} has more than {LongestLine / 1024 / 1024} MB, so it is no dump of a map.");
                if (read.IsCompleted)
                {
                    if (!rest.IsEmpty) yield return rest.ToArray();
                    yield break;
                }

                pipe.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    /// <summary>Whether a line is an organisation, a place or an involvement.</summary>
    public static bool IsState(ReadOnlySpan<byte> line) =>
        IsA(line, DumpForm.Organisation) || IsA(line, DumpForm.Place) || IsA(line, DumpForm.Involvement);

    /// <summary>The JSON of the message in a line of the state, if it begins so.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">One of the beginnings of <see cref="DumpForm"/>.</param>
    /// <param name="json">The JSON.</param>
    public static bool TryGet(byte[] line, string start, out string json)
    {
        var text = line.AsSpan().TrimEnd("\r\n"u8);
        if (!IsA(text, start) || text[^1] != '}')
        {
            json = "";
            return false;
        }

        json = Encoding.UTF8.GetString(text[start.Length..^1]);
        return true;
    }

    static bool IsA(ReadOnlySpan<byte> line, string start)
    {
        if (line.Length < start.Length) return false;
        for (var i = 0; i < start.Length; i++)
            if (line[i] != start[i]) return false;
        return true;
    }

    static void CheckHead(byte[] line)
    {
        if (!line.AsSpan().StartsWith("{\"format\":"u8) || Parse<DumpStart>(line, 1) is not { Format: DumpForm.Format } head)
            throw new InvalidDumpException("it is no dump of a map: its first line is not a head. One is at /dump.ndjson of a map.");
        if (head.Version != DumpForm.Version)
            throw new InvalidDumpException($"it has version {head.Version} of the format, and this program reads version {DumpForm.Version}: take the present release.");
    }

    static T Parse<T>(byte[] line, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;
        }
        catch (JsonException)
        {
            throw new InvalidDumpException($"line {number} is cut off or no JSON. Download it again.");
        }
    }

    sealed record DumpStart(string? Format, int Version);

    sealed record DumpEnd(long Lines, string? Hash, string State, DumpSignature? Signed);

    sealed record DumpSignature(string? State, long Revision, string? At, string? Key, byte[]? Signature)
    {
        public V1.SignedState Message() => new()
        {
            State = State ?? "", Revision = Revision, At = At ?? "", Key = Key ?? "", Signature = ByteString.CopyFrom(Signature ?? []),
        };
    }
}
