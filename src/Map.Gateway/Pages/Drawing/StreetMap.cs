namespace Map.Gateway.Pages.Drawing;

/// <summary>The operator's map with streets, a file of PMTiles that is sent in parts; there may be none.</summary>
/// <param name="path">Of the file; null: none.</param>
public sealed class StreetMap(string? path)
{
    public const string Key = "MAP_BASEMAP";

    const string Address = "/basemap.pmtiles";

    static ReadOnlySpan<byte> Magic => "PMTiles"u8;

    public bool IsThere => path is not null;

    /// <summary>Checks the setting once, at start.</summary>
    public static StreetMap From(IConfiguration configuration, List<string> faults)
    {
        if (configuration[Key] is not { Length: > 0 } path)
            return new(null);
        if (FaultOf(path) is not { } fault)
            return new(System.IO.Path.GetFullPath(path));
        faults.Add($"{Key} is \"{path}\", {fault} Give the path of a .pmtiles file with a map of streets, or leave it out.");
        return new(null);
    }

    /// <summary>Sends the file, or the part of it that is asked for; a part tells what a reader looks at, so it is not logged.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (path is null)
            return;
        var file = new FileInfo(path);
        var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"");
        endpoints.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.File(path, "application/octet-stream", lastModified: file.LastWriteTimeUtc, entityTag: tag, enableRangeProcessing: true);
        }).WithMetadata(Http.Limits.FlatCost.Request);
    }

    static string? FaultOf(string path)
    {
        if (!File.Exists(path))
            return "which is no file.";
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[Magic.Length];
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && Magic.SequenceEqual(start)
                ? null
                : "which does not begin as a PMTiles archive does.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"which cannot be read: {fault.Message}";
        }
    }
}
