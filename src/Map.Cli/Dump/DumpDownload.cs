using System.Net;
using Map.Contract.Files;

namespace Map.Cli.Dump;

/// <summary>Downloads the dump of a map. The file has its name only once all of it has arrived and was checked.</summary>
static class DumpDownload
{
    /// <param name="address">That of a map, https://example.org, or of its dump.</param>
    /// <param name="file">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The hash of its state, and who has signed that.</returns>
    /// <exception cref="CommandException">It could not be had, or not all of it.</exception>
    public static async Task<DumpSeal> RunAsync(string address, string file, CancellationToken cancellation)
    {
        var dump = AddressOf(address);
        var unfinished = file + ".part";
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan };
            using var response = await http.GetAsync(dump, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new CommandException($"{dump} responded with {(int)response.StatusCode} {response.ReasonPhrase}.");
            await using (var part = File.Create(unfinished))
                await response.Content.CopyToAsync(part, cancellation);
            DumpSeal seal;
            await using (var part = File.OpenRead(unfinished))
                seal = await DumpReader.CheckAsync(part, cancellation);
            File.Move(unfinished, file, overwrite: true);
            return seal;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the dump of {dump} could not be downloaded: {exception.Message}");
        }
        catch (InvalidDumpException exception)
        {
            throw new CommandException($"what {dump} sent cannot be used: {exception.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Whether a text is an address of the web, and not the name of a file.</summary>
    public static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    static Uri AddressOf(string text) =>
        IsAddress(text) && Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? DumpForm.AddressOf(address)
            : throw new CommandException($"'{text}' is no address of a map; such as https://example.org");
}
