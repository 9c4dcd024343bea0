using Microsoft.Playwright;

namespace Map.Web.Tests.Running;

/// <summary>A page in one of its states, which every check of all pages opens.</summary>
/// <param name="Name">What the tests and pictures call it.</param>
/// <param name="Path">Its address below the language, with {place} and {organisation} for ids of the seed.</param>
/// <param name="Route">The pattern of its address in the gateway, below the language.</param>
public sealed record SitePage(string Name, string Path, string Route)
{
    /// <summary>What is typed into the field; null for a page that has an address of its own.</summary>
    public string? Typed { get; init; }

    /// <summary>What is sent to its address by POST, with the holes of <see cref="Path"/>; null for a page that is opened.</summary>
    public IReadOnlyDictionary<string, string>? Sent { get; init; }

    /// <summary>The status of its response.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether the frame of the site is left out: a sheet, a frame in another site.</summary>
    public bool IsBare { get; init; }

    public static IReadOnlyList<SitePage> All { get; } =
    [
        new("start", "/", "/"),
        new("answer", "/", "/") { Typed = "Dunkerque" },
        new("answer of a region", "/", "/") { Typed = "Kent" },
        new("similar", "/", "/") { Typed = "Dunkerke" },
        new("nothing found", "/", "/") { Typed = "Qwxyzzt" },
        new("list", "/?kinds=support_group&regions=FR", "/"),
        new("place", "/places/{place}", "/places/{id}"),
        new("group", "/places/{group}", "/places/{id}"),
        new("organisation", "/organisations/{organisation}", "/organisations/{id}"),
        new("regions", "/regions", "/regions"),
        new("region", "/regions/GB-KEN", "/regions/{code}"),
        new("country", "/regions/FR", "/regions/{code}"),
        new("day", "/day/2010-06-01", "/day/{day}"),
        new("events", "/events", "/events"),
        new("events near a town", "/events", "/events") { Sent = new Dictionary<string, string> { ["q"] = "Dunkerque" } },
        new("print", "/print?regions=GB-KEN", "/print") { IsBare = true },
        new("poster", "/print?regions=GB-KEN&form=poster&paper=a3", "/print") { IsBare = true },
        new("embed", "/embed?regions=GB-KEN", "/embed") { IsBare = true },
        new("embed code", "/embed/code?regions=GB-KEN", "/embed/code"),
        new("preview", "/reconcile/preview?id={place}", "/reconcile/preview") { IsBare = true },
        new("preview of an organisation", "/reconcile/preview?id=organisations/{organisation}", "/reconcile/preview") { IsBare = true },
        new("data", "/data", "/data"),
        new("keep", "/keep", "/keep"),
        new("suggest", "/places/{group}/suggest", "/places/{id}/suggest"),
        new("suggest about a centre", "/places/{place}/suggest", "/places/{id}/suggest"),
        new("suggest with faults", "/places/{group}/suggest", "/places/{id}/suggest")
        {
            Sent = new Dictionary<string, string>
            {
                ["kind"] = "support_group", ["name"] = "Bail", ["was-name"] = "Bail for Immigration Detainees", ["website"] = "no address", ["email"] = "nobody",
                ["languages"] = "ar", ["request"] = "3f1c54a1-52f5-4d0f-9d4e-0d6f4f8a7c11",
            },
            Status = 400,
        },
        new("suggest the same", "/places/{place}/suggest", "/places/{id}/suggest")
        {
            Sent = new Dictionary<string, string> { ["kind"] = "detention_centre", ["what"] = "same", ["other"] = "Brook House" },
        },
        new("suggest a place", "/suggest", "/suggest"),
        new("twins", "/suggest", "/suggest")
        {
            Sent = new Dictionary<string, string> { ["kind"] = "support_group", ["name"] = "Bail for Immigration Detainees", ["town"] = "Newport" },
        },
        new("receipt", "/places/{place}/suggest", "/places/{id}/suggest") { Sent = Report },
        new("suggestions", "/suggestions", "/suggestions"),
        new("suggestion", "/suggestions", "/suggestions") { Sent = new Dictionary<string, string> { ["receipt"] = "{receipt}" } },
        new("tell me", "/tell-me", "/tell-me"),
        new("tell me of a region", "/tell-me?region=GB-KEN&events=on", "/tell-me"),
        new("tell me of a place", "/tell-me?place={group}", "/tell-me"),
        new("tell me with a fault", "/tell-me", "/tell-me")
        {
            Sent = new Dictionary<string, string> { ["about"] = "GB-KEN", ["events"] = "on", ["pace"] = "daily", ["email"] = "nobody" }, Status = 400,
        },
        new("confirm news", "/tell-me/confirm/{news}", "/tell-me/confirm/{token}"),
        new("confirm news by a wrong word", "/tell-me/confirm/{news}", "/tell-me/confirm/{token}") { Sent = new Dictionary<string, string> { ["word"] = "Surrey", ["do"] = "yes" } },
        new("leave news", "/tell-me/leave/{news}", "/tell-me/leave/{token}"),
        new("desk", "/desk", "/desk"),
        new("empty list", "/?kinds=office&services=food&regions=GB-KEN", "/"),
        new("bad filter", "/?kinds=castle", "/") { Status = 400 },
        new("not found", "/nothing-is-here", "") { Status = 404 },
    ];

    /// <summary>Addresses that show nothing: leaving gives an empty page, a chosen day leads on to its own address, and the
    /// manifest is for installing. Of events the seed has none.</summary>
    public static IReadOnlyList<string> Unseen { get; } = ["/exit", "/day", "/manifest.webmanifest", "/links/{secret}", "/stop/{token}", "/events/{id}", "/tell-me/push"];

    public static SitePage Of(string name) => All.Single(page => page.Name == name);

    /// <summary>A suggestion with an id of its own: however often it is sent, it is one.</summary>
    static Dictionary<string, string> Report => new()
    {
        ["kind"] = "detention_centre", ["what"] = "closed", ["request"] = "0c1f6f0e-94b5-4a55-8a0c-5a1b6c4c7f10", ["comment"] = "I am told so: 01632 960000",
    };

    /// <summary>For theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(page => page.Name)];

    /// <summary>Its HTML as the gateway sends it.</summary>
    public async Task<string> HtmlAsync(RehearsedMap map, string language)
    {
        var address = $"/{language}{await SeedIds.FillAsync(map, Path)}";
        var sent = Typed is null ? await FieldsAsync(map) : new Dictionary<string, string> { ["q"] = Typed };
        using var request = new HttpRequestMessage(sent is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Headers.Accept.ParseAdd("text/html");
        if (sent is not null)
            request.Content = new FormUrlEncodedContent(sent);
        using var response = await map.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Opens it as a person does: by its address, or by typing into the first page.</summary>
    /// <returns>The response of its document.</returns>
    public async Task<IResponse> OpenAsync(IPage page, RehearsedMap map, string language)
    {
        var address = $"/{language}{await SeedIds.FillAsync(map, Path)}";
        if (await FieldsAsync(map) is { } sent)
            return await SendAsync(page, address, sent);
        if (Typed is null)
            return (await page.GotoAsync(address))!;
        await page.GotoAsync(address);
        await page.FillAsync("#q", Typed);
        // The app on the phone would answer by itself: this is the page of the server, as without scripts.
        var response = await page.RunAndWaitForResponseAsync(
            () => page.EvalOnSelectorAsync("form.find", "form => form.submit()"), response => response.Request.Method == "POST");
        await page.WaitForSelectorAsync("h1.quiet");
        await page.WaitForLoadStateAsync();
        return response;
    }

    async Task<IReadOnlyDictionary<string, string>?> FieldsAsync(RehearsedMap map)
    {
        if (Sent is null)
            return null;
        var filled = new Dictionary<string, string>();
        foreach (var (name, value) in Sent)
            filled[name] = await SeedIds.FillAsync(map, value);
        return filled;
    }

    // As a form without scripts sends it.
    static async Task<IResponse> SendAsync(IPage page, string address, IReadOnlyDictionary<string, string> fields)
    {
        await page.GotoAsync(address);
        var response = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("""
                fields => {
                  const form = Object.assign(document.createElement("form"), { method: "post", action: location.pathname + "?send" });
                  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
                  document.body.append(form);
                  form.submit();
                }
                """, fields),
            response => response.Request.Method == "POST");
        await response.FinishedAsync();
        await page.WaitForLoadStateAsync();
        return response;
    }
}
