using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Map.Cli.Clusters;

namespace Map.Cli.Export;

/// <summary>Prints a page of the gateway to a PDF, by an installed browser. WeasyPrint 57 does not do: it draws pictures without the page's
/// style, so that numbers are black on black.</summary>
static partial class SheetPrinter
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Prints a page to a file.</summary>
    /// <param name="gateway">Where the gateway is: http://127.0.0.1:5080.</param>
    /// <param name="path">The page's path and query.</param>
    /// <param name="file">The PDF; replaced once it is complete.</param>
    /// <param name="cancellation">Stops the browser.</param>
    /// <exception cref="CommandException">The page cannot be had, or no browser printed it.</exception>
    public static async Task PrintAsync(string gateway, string path, string file, CancellationToken cancellation)
    {
        await RequirePageAsync(new(gateway + path), cancellation);
        // A profile and a result of their own, so that nothing is left and no browser of the same person takes part.
        var folder = Directory.CreateTempSubdirectory("map-print-");
        try
        {
            var printed = Path.Combine(folder.FullName, "sheet.pdf");
            var result = await CommandResult.OfAsync(Program(gateway + path, printed, folder.FullName), cancellation);
            if (result.ExitCode != 0 || !File.Exists(printed))
                throw new CommandException($"{result.Program} ended with code {result.ExitCode} and made no PDF: {result.Output}");
            var unfinished = file + ".part";
            File.Copy(printed, unfinished, overwrite: true);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fails with what the page says when it is not the sheet: too many places, a parameter that is wrong.</summary>
    static async Task RequirePageAsync(Uri page, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(page, cancellation);
        if (response.IsSuccessStatusCode)
            return;
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw new CommandException($"there is no page at {page.AbsolutePath}. Either the map does not speak this language, or its pages are not built.");
        var html = await response.Content.ReadAsStringAsync(cancellation);
        var said = Content().Match(html) is { Success: true } content ? content.Groups[1].Value : html;
        said = said.Replace("</h1>", ": ", StringComparison.Ordinal);
        said = Space().Replace(WebUtility.HtmlDecode(Tag().Replace(said, " ")), " ").Trim();
        throw new CommandException($"the gateway responded with {(int)response.StatusCode}: {said}");
    }

    static ProcessStartInfo Program(string page, string pdf, string folder)
    {
        var browser = Browsers.Select(Find).FirstOrDefault(found => found is not null) ?? throw new CommandException(
            $"a PDF is printed by Chromium, and it is not installed. Install it: apt install chromium. Or print it by hand: open {page} in a browser.");
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            // Whatever a page or the browser itself asks for, there is no other host than that of the gateway.
            $"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {new Uri(page).Host}",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}",
            // Chromium refuses to run as root with its sandbox; the page is our own.
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
            page,
        ];
        var start = new ProcessStartInfo(browser, arguments)
            { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // What the browser writes besides its profile.
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CACHE_HOME"] = start.Environment["XDG_CONFIG_HOME"] = folder;
        return start;
    }

    static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    [GeneratedRegex("<main id=\"content\">(.*?)</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
