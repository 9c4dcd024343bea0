using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Testing.Running;

namespace Map.Gateway.Tests.Reconcile.Camps;

/// <summary>Debian's OpenRefine without its window, driven as its pages drive it.</summary>
sealed class OpenRefine : IAsyncDisposable
{
    public const string Command = "/usr/bin/openrefine";

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    readonly HttpClient http;
    readonly Process process;
    readonly DirectoryInfo data;

    OpenRefine(Uri address, Process process, DirectoryInfo data)
    {
        (this.process, this.data) = (process, data);
        // It answers an import with the address of its page.
        http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address, "command/core/"), Timeout = Longest };
    }

    public static async Task<OpenRefine> StartAsync()
    {
        var address = FreePort.Address(new(570));
        var data = Directory.CreateTempSubdirectory("openrefine");
        var start = new ProcessStartInfo(
            Command, ["-p", $"{address.Port}", "-i", "127.0.0.1", "-d", data.FullName, "-m", "600M", "-x", "refine.headless=true"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var refine = new OpenRefine(address, process, data);
        await Patience.UntilAsync(refine.AnswersAsync, "OpenRefine to listen");
        return refine;
    }

    public async Task<string> VersionAsync() => (string)(await GetAsync("get-version"))["version"]!;

    /// <summary>Makes a project of a CSV file, all cells being texts, and gives its id.</summary>
    public async Task<string> ImportAsync(string file)
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "project-file", Path.GetFileName(file));
        form.Add(new StringContent("camps"), "project-name");
        var options = """{"encoding":"UTF-8","separator":",","headerLines":1,"guessCellValueTypes":false,"processQuotes":true}""";
        var query = $"format={Uri.EscapeDataString("text/line-based/*sv")}&options={Uri.EscapeDataString(options)}&csrf_token={await TokenAsync()}";
        using var response = await http.PostAsync("create-project-from-upload?" + query, form);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.OriginalString.Split("project=")[1];
    }

    /// <summary>Reconciles a column and waits until every row has its answer.</summary>
    public async Task ReconcileAsync(string project, string column, object config)
    {
        await PostAsync($"reconcile?project={project}", new()
        {
            ["columnName"] = column, ["config"] = JsonSerializer.Serialize(config), ["engine"] = """{"facets":[],"mode":"row-based"}""",
        });
        await Patience.UntilAsync(
            async () => (await GetAsync($"get-processes?project={project}"))["processes"]!.AsArray().Count == 0, "OpenRefine to reconcile", Longest);
    }

    /// <summary>What a batch of rows would have in the columns that are fetched.</summary>
    public Task<JsonNode> PreviewExtensionAsync(string project, string column, IEnumerable<int> rows, object extension) =>
        PostAsync($"preview-extend-data?project={project}", new()
        {
            ["columnName"] = column, ["rowIndices"] = JsonSerializer.Serialize(rows), ["extension"] = JsonSerializer.Serialize(extension),
        });

    public Task<JsonNode> RowsAsync(string project) => GetAsync($"get-rows?project={project}&start=0&limit=10000");

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        data.Delete(recursive: true);
    }

    async Task<bool> AnswersAsync()
    {
        Assert.False(process.HasExited, "OpenRefine has ended.");
        try
        {
            using var response = await http.GetAsync("get-version");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not yet.
            return false;
        }
    }

    async Task<string> TokenAsync() => (string)(await GetAsync("get-csrf-token"))["token"]!;

    async Task<JsonNode> GetAsync(string command) => JsonNode.Parse(await http.GetStringAsync(command))!;

    async Task<JsonNode> PostAsync(string command, Dictionary<string, string> form)
    {
        form["csrf_token"] = await TokenAsync();
        using var response = await http.PostAsync(command, new FormUrlEncodedContent(form));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        var answer = JsonNode.Parse(text)!;
        Assert.NotEqual("error", (string?)answer["code"]);
        return answer;
    }
}
