using System.CommandLine;
using System.Net.Http.Json;
using Map.Cli.Up;

namespace Map.Cli.Export;

/// <summary>./map export: the gateway's own files, so that it is exactly what the map shows.</summary>
static class ExportCommand
{
    /// <summary>Flags of the command and the parameters of the files' addresses that they stand for.</summary>
    static readonly (string Flag, string Parameter, string Description)[] Filters =
    [
        ("--kinds", "kinds", "detention_centre, reporting_centre, support_group, office"),
        ("--statuses", "statuses", "open, closed, planned, temporarily_closed, unknown; unset: everything but closed"),
        ("--text", "text", "words in the name, town, postcode or summary"),
        ("--box", "box", "west,south,east,north in degrees"),
        ("--near", "near", "latitude,longitude; with --within-km"),
        ("--within-km", "withinKm", "how far from --near, in kilometres"),
        ("--regions", "regions", "codes of regions: GB-KEN FR-62 UKI"),
        ("--organisations", "organisations", "ids of organisations"),
        ("--open-on", "openOn", "the map of that day, YYYY-MM-DD"),
        ("--has-position", "hasPosition", "true or false"),
    ];

    public static Command Create(Checkout checkout)
    {
        var format = new Option<string>("--format") { Description = "csv or geojson", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "geojson");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of the terminal." };
        var command = new Command("export", "Print the places that match a filter. Map must be up.") { format, output };
        var filters = Filters.Select(filter => (filter.Parameter,
            Option: new Option<string[]>(filter.Flag)
            {
                Description = filter.Description,
                AllowMultipleArgumentsPerToken = true,
            })).ToArray();
        foreach (var (_, option) in filters)
            command.Add(option);

        command.SetAction(async (parsed, cancellation) =>
        {
            var query = filters
                .Select(filter => (filter.Parameter, Values: parsed.GetValue(filter.Option) ?? []))
                .Where(filter => filter.Values.Length > 0)
                // Words of a text belong together; the values of every other filter are a list.
                .Select(filter => (filter.Parameter, Value: string.Join(filter.Parameter == "text" ? ' ' : ',', filter.Values)))
                .Select(filter => $"{filter.Parameter}={Uri.EscapeDataString(filter.Value)}");
            var path = $"/places.{parsed.GetValue(format)}?{string.Join('&', query)}";
            return await RunAsync(checkout, path, parsed.GetValue(output), cancellation);
        });
        return command;
    }

    static async Task<int> RunAsync(Checkout checkout, string path, string? output, CancellationToken cancellation)
    {
        var addresses = Addresses.Load(checkout);
        if (addresses is null || !await Services.IsReadyAsync(addresses, cancellation))
            throw new CommandException("an export comes from the running map, and it is not up. Start it with ./map up --detach");

        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await http.GetAsync(new Uri(addresses.Gateway + path), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new CommandException(await ReasonAsync(answer, cancellation));

        if (output is null)
        {
            await using var terminal = Console.OpenStandardOutput();
            await answer.Content.CopyToAsync(terminal, cancellation);
            return 0;
        }
        // Under its own name only once it is whole.
        var unfinished = output + ".part";
        await using (var file = File.Create(unfinished))
            await answer.Content.CopyToAsync(file, cancellation);
        File.Move(unfinished, output, overwrite: true);
        return 0;
    }

    // The gateway answers with problem+json; what stands before it may answer with anything.
    static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await answer.Content.ReadFromJsonAsync<Problem>(cancellation) is { Detail: { } detail })
            return detail;
        return $"the gateway answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}";
    }

    sealed record Problem(string? Detail);
}
