using Google.Protobuf;
using Map.Contract.Files;

namespace Map.Service.Dump;

/// <summary>A dump that was checked as a whole before anything of it is used. Places stay in the file, which is read again for them.</summary>
sealed class DumpContent
{
    static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false));

    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    readonly HashSet<string> places = new(StringComparer.Ordinal);

    DumpContent(string path, DumpSeal seal) => (Path, Seal) = (path, seal);

    public string Path { get; }

    /// <summary>The hash of its state, and who has signed that.</summary>
    public DumpSeal Seal { get; }

    public List<Organisation> Organisations { get; } = [];

    /// <summary>The involvements by the id of the place.</summary>
    public Dictionary<string, List<Involvement>> Involvements { get; } = new(StringComparer.Ordinal);

    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="believe">Throws when it is of somebody else: before anything of it is kept in memory.</param>
    /// <exception cref="InvalidDumpException">It is no whole dump, or its parts do not fit together.</exception>
    public static async Task<DumpContent> ReadAsync(string path, CancellationToken cancellationToken, Action<DumpSeal>? believe = null)
    {
        DumpContent content;
        await using (var file = File.OpenRead(path))
            content = new(path, await DumpReader.CheckAsync(file, cancellationToken));
        believe?.Invoke(content.Seal);
        await content.ReadPartsAsync(cancellationToken);
        return content;
    }

    /// <summary>The places, as they stand in the file.</summary>
    public async IAsyncEnumerable<Place> PlacesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path);
        await foreach (var line in DumpReader.LinesAsync(file, cancellationToken))
            if (DumpReader.TryGet(line, DumpForm.Place, out var json))
                yield return Parse<Place>(json);
    }

    /// <summary>The message of a line of this kind; null for other lines.</summary>
    public static T? Read<T>(byte[] line, string start) where T : class, IMessage, new() => DumpReader.TryGet(line, start, out var json) ? Parse<T>(json) : null;

    async Task ReadPartsAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path);
        var involvements = new List<Involvement>();
        await foreach (var line in DumpReader.LinesAsync(file, cancellationToken))
        {
            if (DumpReader.TryGet(line, DumpForm.Organisation, out var json))
            {
                var organisation = Parse<Organisation>(json);
                AddId("organisation", organisation.Id, organisation.MergedFrom);
                Organisations.Add(organisation);
            }
            else if (DumpReader.TryGet(line, DumpForm.Place, out json))
            {
                var place = Parse<Place>(json);
                AddId("place", place.Id, place.MergedFrom);
                places.Add(place.Id);
            }
            else if (DumpReader.TryGet(line, DumpForm.Involvement, out json))
                involvements.Add(Parse<Involvement>(json));
        }

        var organisations = Organisations.Select(organisation => organisation.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var organisation in Organisations.Where(organisation => organisation.HasParentId && !organisations.Contains(organisation.ParentId)))
            throw new InvalidDumpException($"the organisation {organisation.Id} belongs to {organisation.ParentId}, which is not in it.");
        foreach (var involvement in involvements)
        {
            AddId("involvement", involvement.Id, []);
            if (!organisations.Contains(involvement.OrganisationId) || !places.Contains(involvement.PlaceId))
                throw new InvalidDumpException($"the involvement {involvement.Id} is of an organisation or a place that is not in it.");
            if (!Involvements.TryGetValue(involvement.PlaceId, out var there))
                Involvements[involvement.PlaceId] = there = [];
            there.Add(involvement);
        }
    }

    void AddId(string what, string id, IEnumerable<string> merged)
    {
        foreach (var one in merged.Prepend(id))
        {
            if (!Guid.TryParseExact(one, "D", out var guid) || guid.ToString() != one)
                throw new InvalidDumpException($"{Quote.Of(one)} is not the id of a {what}: a UUID in small letters.");
            if (!ids.Add(one))
                throw new InvalidDumpException($"the id {one} is in it twice.");
        }
    }

    static T Parse<T>(string json) where T : IMessage, new()
    {
        try
        {
            return Parser.Parse<T>(json);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new InvalidDumpException($"it has a field that this program does not know, or a wrong value: {exception.Message}");
        }
    }
}
