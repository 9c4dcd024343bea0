using System.CommandLine;
using System.Net.Http.Json;
using Map.Cli.Up;
using Map.Contract.Files;

namespace Map.Cli.Export;

/// <summary>./map export: downloads the gateway's files, or prints its sheets, so that an export equals the map. Its options are their
/// query parameters.</summary>
static class ExportCommand
{
    const string Pdf = "pdf";
    static IReadOnlyList<string> Formats => FileExtensions.All;

    public static Command Create(Checkout checkout)
    {
        var format = new Option<string?>("--format") { Description = $"{string.Join(", ", Formats)} or {Pdf}; unset: by the name of the file, else csv" };
        format.AcceptOnlyFromAmong([.. Formats, Pdf]);
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of the terminal." };
        var rows = new Option<string>("--what") { Description = "places, or the organisations or involvements at them", DefaultValueFactory = _ => FileExtensions.Places };
        rows.AcceptOnlyFromAmong([.. FileExtensions.Rows]);
        var fields = new Option<string[]>("--fields") { Description = "Only these columns (docs/files.md).", AllowMultipleArgumentsPerToken = true };
        var language = new Option<string?>("--lang") { Description = "Also labels in this language: fr, pt-BR." };
        var command = new Command("export", "Print the places that match a filter. Map must be up.") { format, output, rows, fields, language };
        var sheet = new SheetOptions();
        sheet.AddTo(command);
        var filters = FilterOptions.All();
        foreach (var (_, option) in filters)
            command.Add(option);

        command.SetAction(async (parsed, cancellation) =>
        {
            var query = filters
                .Select(filter => (filter.Parameter, Values: parsed.GetValue(filter.Option) ?? []))
                .Where(filter => filter.Values.Length > 0)
                .Select(filter => $"{filter.Parameter.Name}={Uri.EscapeDataString(filter.Parameter.Join(filter.Values))}");
            var file = parsed.GetValue(output);
            var kind = parsed.GetValue(format) ?? FormatOf(file);
            if (kind != Pdf)
            {
                if (!FileExtensions.Of(parsed.GetValue(rows)!).Contains(kind))
                    throw new CommandException($"{parsed.GetValue(rows)} can be had as {string.Join(", ", FileExtensions.Of(parsed.GetValue(rows)!))}, not as {kind}.");
                if (parsed.GetValue(fields) is { Length: > 0 } names)
                    query = query.Append($"fields={Uri.EscapeDataString(string.Join(',', names))}");
                if (parsed.GetValue(language) is { } tag)
                    query = query.Append($"lang={Uri.EscapeDataString(tag)}");
                return await RunAsync(checkout, $"/{parsed.GetValue(rows)}.{kind}?{string.Join('&', query)}", file, cancellation);
            }

            if (file is null)
                throw new CommandException("a PDF is written to a file. Name it: -o kent.pdf");
            var gateway = (await RequireUpAsync(checkout, cancellation)).Gateway;
            await SheetPrinter.PrintAsync(gateway, sheet.PathOf(parsed, string.Join('&', query)), file, cancellation);
            return 0;
        });
        return command;
    }

    // The longest that fits: map.hsds.json is no JSON of the map's own.
    static string FormatOf(string? file) =>
        Formats.Append(Pdf).Where(format => file?.EndsWith("." + format, StringComparison.OrdinalIgnoreCase) == true).MaxBy(format => format.Length) ?? Formats[0];

    static async Task<Addresses> RequireUpAsync(Checkout checkout, CancellationToken cancellation)
    {
        var addresses = Addresses.Load(checkout);
        return addresses is not null && await Services.IsReadyAsync(addresses, cancellation)
            ? addresses
            : throw new CommandException("an export comes from the running map, and it is not up. Start it with ./map up --detach");
    }

    static async Task<int> RunAsync(Checkout checkout, string path, string? output, CancellationToken cancellation)
    {
        var addresses = await RequireUpAsync(checkout, cancellation);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var response = await http.GetAsync(new Uri(addresses.Gateway + path), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new CommandException(await ReasonAsync(response, cancellation));

        if (output is null)
        {
            await using var terminal = Console.OpenStandardOutput();
            await response.Content.CopyToAsync(terminal, cancellation);
            return 0;
        }

        // Renamed to its final name only once it is complete.
        var unfinished = output + ".part";
        await using (var file = File.Create(unfinished))
            await response.Content.CopyToAsync(file, cancellation);
        File.Move(unfinished, output, overwrite: true);
        return 0;
    }

    // The gateway sends problem+json; a proxy in front of it may send anything.
    static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await response.Content.ReadFromJsonAsync<Problem>(cancellation) is { Detail: { } detail })
            return detail;
        return $"the gateway responded with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}";
    }

    sealed record Problem(string? Detail);
}
