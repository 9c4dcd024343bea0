using Map.Gateway.Exports.Formats;
using Map.Gateway.Exports.Rows;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Dump;

/// <summary>GET /dump.gpkg: the whole map as a GeoPackage with a layer of places and tables of organisations and of who does what where.</summary>
sealed class GeoPackageSender(PlaceRows places, OrganisationRows organisations, InvolvementRows involvements, WholeFile file, TimeProvider time)
{
    // Closed places, too, which a list without a filter leaves out.
    static readonly V1.PlaceFilter All = new() { Statuses = { Enum.GetValues<V1.PlaceStatus>().Except([V1.PlaceStatus.Unspecified]) } };

    public async Task SendAsync(HttpContext context)
    {
        // It is what everybody may see, and handed on: nobody's key makes another one.
        context.Request.Headers.Remove(HeaderNames.Authorization);
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        await file.SendAsync(context, "dump.gpkg", GeoPackageFormat.Type, isMadeOnDisk: true, cancellation => Task.FromResult(new WholeFile.Source(
            $"map-{day:yyyy-MM-dd}.gpkg", output => GeoPackageFormat.WriteAsync(Layers(cancellation), output, cancellation), () => 0)));

        IEnumerable<(FileHead, IAsyncEnumerable<IReadOnlyList<FileRow>>)> Layers(CancellationToken cancellation) =>
            ((IFileRows[])[places, organisations, involvements]).Select(rows =>
            {
                var request = new FileRequest(rows == organisations ? new() : All, rows.ColumnsWith(null), null);
                return (
                    new FileHead(rows.Name, rows.HasPositions, request.Columns, null, day, $"{origin}/dump.gpkg", origin), rows.ReadAsync(request, cancellation));
            });
    }
}
