using System.Security.Cryptography;
using System.Text;
using Map.Contract.Files;
using Map.Service.Dump;
using Map.Service.Hosting.Fetching;
using Map.Service.Mirrors;
using Map.Service.Paging;
using Map.Service.Storage;
using Map.Service.Tests.Import.Sources;
using Npgsql;

namespace Map.Service.Tests.Mirrors;

/// <summary>An original on loopback, and a database that follows it.</summary>
sealed class MirroredWorld : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("regions").FullName;
    readonly LargeResults results;

    MirroredWorld(MigratedDatabase copy, Upstream upstream, TimeProvider clock)
    {
        (Copy, Upstream, Clock) = (copy, upstream, clock);
        results = Results(copy.Source);
        Table = new(copy.Source);
    }

    public MigratedDatabase Copy { get; }

    public Upstream Upstream { get; }

    public TimeProvider Clock { get; }

    public MirrorTable Table { get; }

    public string Url => new Uri(Upstream.Url, "dump.ndjson").ToString();

    public static async Task<MirroredWorld> StartAsync(NpgsqlDataSource original, TimeProvider clock)
    {
        var world = new MirroredWorld(await MigratedDatabase.CreateAsync(), await Upstream.StartAsync(), clock);
        world.Follows(original);
        return world;
    }

    /// <summary>Lets the original be this map.</summary>
    public void Follows(NpgsqlDataSource original) => Upstream.Answer = async context =>
    {
        var dump = await DumpAsync(original);
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(dump))}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = 304;
        else await context.Response.Body.WriteAsync(dump);
    };

    public Task<Mirror> MirrorAsync(string? key = null) => new StartMirror(Table, Fetch(), Copy.Source, Clock)
        .RunAsync((Url, key, TimeSpan.FromMinutes(10), true), folder, CancellationToken.None);

    /// <summary>Asks the original now.</summary>
    public async Task<Mirror> FollowAsync() => (await new FollowMirror(Table, Fetch(), new StreamDump(results), Copy.Source, Clock)
        .RunAsync(_ => true, CancellationToken.None))!;

    /// <summary>The dump of a map, as its gateway writes it.</summary>
    public static async Task<byte[]> DumpAsync(NpgsqlDataSource map)
    {
        using var results = Results(map);
        using var bytes = new MemoryStream();
        using var writer = new DumpWriter(bytes);
        var isFirst = true;
        await foreach (var part in new SignedDump(new(results), new(map, TimeProvider.System), map).RunAsync(CancellationToken.None))
            foreach (var entry in part.Entries)
            {
                if (isFirst) writer.WriteHead(entry.Head);
                else writer.Write(entry);
                isFirst = false;
            }

        writer.WriteEnd();
        return bytes.ToArray();
    }

    /// <summary>What its last line says.</summary>
    public static async Task<DumpSeal> SealAsync(NpgsqlDataSource map) =>
        await DumpReader.CheckAsync(new MemoryStream(await DumpAsync(map)), CancellationToken.None);

    /// <summary>The lines of its state, to be compared.</summary>
    public static async Task<string> StateAsync(NpgsqlDataSource map) => string.Join('\n', Encoding.UTF8.GetString(await DumpAsync(map)).Split('\n')
        .Where(line => DumpReader.IsState(Encoding.UTF8.GetBytes(line))));

    public async ValueTask DisposeAsync()
    {
        results.Dispose();
        await Upstream.DisposeAsync();
        await Copy.DisposeAsync();
        Directory.Delete(folder);
    }

    MirrorFetch Fetch() => new(Clock, PublicHttp.Usual);

    static LargeResults Results(NpgsqlDataSource map) => new(MapServers.Only(map), new SpoolSpace(long.MaxValue));
}
