using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Import.Lists;

/// <summary>Imports lists by the call, as clients do.</summary>
static class Importing
{
    /// <summary>Two camps, of their own for each test: what is near and called alike is a twin.</summary>
    public static string Camps(string called, int longitude) => $"""
        Nom;Pays;Ville;Lat;Lon;Capacité 2016;Téléphone
        {called} Alpha;FRA;Calais;50,9513;{longitude},8587;120;
        {called} Bêta;France;Lille;50,6292;{longitude},0573;80;03 20 12 34 56
        """;

    public static ImportOptions Options(string file) => new() { FileName = file, Defaults = { ["kind"] = "detention_centre" } };

    public static IEnumerable<(ImportOutcome, int)> Outcomes(ImportResponse response) => response.Counts.Select(count => (count.Outcome, count.Rows));

    public static Task<ImportResponse> ApplyAsync(this PlacesServer server, string list, ImportOptions options, Metadata key) =>
        server.ApplyAsync(Encoding.UTF8.GetBytes(list), options, key);

    public static async Task<ImportResponse> ApplyAsync(this PlacesServer server, byte[] list, ImportOptions options, Metadata key)
    {
        options = options.Clone();
        options.Preview = (await server.ImportAsync(list, options, key)).Preview;
        return await server.ImportAsync(list, options, key);
    }

    public static Task<ImportResponse> ImportAsync(this PlacesServer server, string list, ImportOptions options, Metadata? key) =>
        server.ImportAsync(Encoding.UTF8.GetBytes(list), options, key);

    public static async Task<ImportResponse> ImportAsync(this PlacesServer server, byte[] list, ImportOptions options, Metadata? key)
    {
        using var call = server.Imports.Import(key);
        try
        {
            await call.RequestStream.WriteAsync(new() { Options = options });
            foreach (var part in list.Chunk(50_000))
                await call.RequestStream.WriteAsync(new() { Content = ByteString.CopyFrom(part) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Refused already; the response says why.
        }

        return await call.ResponseAsync;
    }

    public static async Task<IReadOnlyList<Place>> FindAsync(this PlacesServer server, string name) =>
        [.. (await server.Places.SearchPlacesAsync(new() { Filter = new() { Text = name } })).Results.Select(result => result.Place).Where(place => place.Name == name)];
}
