using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Map.Gateway.Tests.Pages.ConfirmLinks;
using Map.Gateway.Tests.Pages.Suggest;
using Map.Service.Hosting;
using Map.Testing.Running;

namespace Map.Gateway.Tests.Pages.TellMe;

public sealed partial class TellMePageTests : IAsyncLifetime
{
    static readonly (string, string)? Yes = ("do", "yes");

    readonly MailServer mail = new();
    SeededMap map = null!;
    PageTester pages = null!;

    public async Task InitializeAsync()
    {
        var site = new Uri("https://map.example.org");
        map = new SeededMap
        {
            Mail = new(mail.Url, "Map <map@example.org>", site), Subscribers = new SubscriberSettings([RandomNumberGenerator.GetBytes(SubscriberSettings.KeyBytes)], site),
        };
        await map.InitializeAsync();
        pages = new(map.Gateway);
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        await map.DisposeAsync();
        await mail.DisposeAsync();
    }

    [BuiltPagesFact]
    public async Task Somebody_asks_confirms_and_leaves_without_a_script_and_no_log_has_the_address()
    {
        var region = await pages.GetAsync("en/regions/GB-KEN");
        var link = region.QuerySelectorAll("main a").Single(a => a.TextContent == "Tell me when something changes").GetAttribute("href")!;
        var form = await FormTester.OpenAsync(pages, link.TrimStart('/'));
        Assert.Equal("GB-KEN", form.Page.QuerySelector("#f-about option[selected]")!.GetAttribute("value"));

        var wrong = await form.Type("about", "GB-KEN").Type("email", "nobody").SendAsync(HttpStatusCode.BadRequest);
        Assert.Equal("This is no e-mail address.", wrong.Page.QuerySelector("[role=alert]")!.TextContent.Trim());
        Assert.Equal(("nobody", "true"), (wrong["email"], wrong.Page.QuerySelector("#f-email")!.GetAttribute("aria-invalid")));
        var sent = await wrong.Type("about", "GB-KEN").Type("email", "quzzle@quokka.example").Type("pace", "daily").SendAsync();
        Assert.StartsWith("Look into your mail.", sent.Page.QuerySelector("[role=status]")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("quzzle", sent.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var path = await ConfirmPathAsync("quzzle@quokka.example");
        var question = await FormTester.OpenAsync(pages, path);
        Assert.Equal("Kent", question.Page.QuerySelector("article h2")!.TextContent);
        var again = await question.Type("word", "Surrey").SendAsync(button: Yes);
        Assert.Contains("does not stand above", again.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var done = await again.Type("word", "kent").SendAsync(button: Yes);
        Assert.Contains("You get this news from now on", done.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        var leave = await FormTester.OpenAsync(pages, "en" + LeavePath("quzzle@quokka.example"));
        // A form without a button, as programs send it, ends nothing.
        Assert.NotNull((await leave.SendAsync()).Page.QuerySelector("form.suggest"));
        var left = await leave.SendAsync(button: ("do", "leave"));
        Assert.Contains("Your address is deleted", left.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await map.ScalarAsync<long>("SELECT count(*) FROM news_subscription"));
        await pages.GetAsync("en" + LeavePath("quzzle@quokka.example"), HttpStatusCode.NotFound);
        Assert.DoesNotContain("quzzle", map.LogText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(LeavePath("quzzle@quokka.example").Split('/')[^1], map.LogText, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task One_click_of_a_mail_program_leaves()
    {
        await AskAsync("oneclick@quokka.example");
        using var response = await map.Gateway.Http.PostAsync(
            LeavePath("oneclick@quokka.example").TrimStart('/'), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await map.ScalarAsync<long>("SELECT count(*) FROM news_subscription"));
    }

    [BuiltPagesFact]
    public async Task Programs_that_read_mail_confirm_nothing()
    {
        await AskAsync("scanned@quokka.example");
        var path = await ConfirmPathAsync("scanned@quokka.example");
        // Those that copy what stands in the entry understand the question.
        foreach (var (_, behave) in Scanner.Behaviours.Where(one => !one.Key.StartsWith("has read", StringComparison.Ordinal)))
            await behave(new(map.Gateway.Http, path, new Random(7)));
        Assert.Equal(0, await map.ScalarAsync<long>("SELECT count(*) FROM news_subscription WHERE confirmed_at IS NOT NULL"));
    }

    [BuiltPagesFact]
    public async Task Answer_is_the_same_for_an_address_that_has_news_already()
    {
        await AskAsync("same@quokka.example");
        var question = await FormTester.OpenAsync(pages, await ConfirmPathAsync("same@quokka.example"));
        await question.Type("word", "Kent").SendAsync(button: Yes);

        async Task<string> AnswerAsync(string address)
        {
            using var response = await Form(await pages.GetAsync("en/tell-me?region=GB-KEN")).Type("about", "GB-KEN").Type("email", address).RespondAsync();
            return $"{(int)response.StatusCode} {(await response.Content.ReadAsStringAsync()).Trim()}";
        }

        Assert.Equal(await AnswerAsync("other@quokka.example"), await AnswerAsync("same@quokka.example"));
    }

    [BuiltPagesFact]
    public async Task Place_and_events_are_chosen_by_the_page_that_one_comes_from()
    {
        var key = await map.KeyAsync("GB");
        var (id, _) = await map.AddGroupAsync("Kitchen of Deal", key);
        var form = await pages.GetAsync($"en/tell-me?place={id}");
        Assert.Equal("Kitchen of Deal", form.QuerySelector("#f-about option[selected]")!.TextContent);
        Assert.NotNull((await pages.GetAsync("en/tell-me?region=FR&events=on")).QuerySelector("input[name=events][checked]"));
        Assert.Equal("/changes.atom?regions=FR", (await pages.GetAsync("en/tell-me?region=FR")).QuerySelector("section.small a")!.GetAttribute("href"));
        await pages.GetAsync("en/tell-me?place=nonsense", HttpStatusCode.NotFound);
        await pages.GetAsync("en/tell-me?region=ZZ", HttpStatusCode.NotFound);
    }

    [BuiltPagesFact]
    public async Task Button_for_this_device_has_the_key_of_the_map_and_its_address_takes_a_browser()
    {
        var section = (await pages.GetAsync("fr/tell-me?region=FR")).QuerySelector("#push")!;
        Assert.Equal((87, "/fr/tell-me/push", "FR"), (section.GetAttribute("data-key")!.Length, section.GetAttribute("data-action"), section.GetAttribute("data-about")));
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        async Task<HttpResponseMessage> SendAsync(string endpoint) => await map.Gateway.Http.PostAsync("fr/tell-me/push", new FormUrlEncodedContent(
        [
            new("endpoint", endpoint), new("p256dh", Base64Url.EncodeToString([4, .. point.X!, .. point.Y!])), new("auth", Base64Url.EncodeToString(new byte[16])), new("about", "FR"),
        ]));
        using var refused = await SendAsync("https://10.0.0.1/push");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var taken = await SendAsync("https://93.184.215.14/push/wombat");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (taken.StatusCode, taken.Headers.CacheControl!.ToString()));
        var token = await taken.Content.ReadAsStringAsync();
        Assert.Equal(1, await map.ScalarAsync<long>("SELECT count(*) FROM news_subscription"));
        using var left = await map.Gateway.Http.PostAsync($"fr/tell-me/leave/{token}", new FormUrlEncodedContent([new("do", "never")]));
        Assert.Equal(0, await map.ScalarAsync<long>("SELECT count(*) FROM news_subscription"));
        Assert.DoesNotContain("wombat", map.LogText, StringComparison.Ordinal);
    }

    FormTester Form(AngleSharp.Html.Dom.IHtmlDocument page) => new(pages, page);

    async Task AskAsync(string address)
    {
        await Form(await pages.GetAsync("en/tell-me?region=GB-KEN")).Type("about", "GB-KEN").Type("email", address).SendAsync();
        await Patience.UntilAsync(() => mail.To(address).Count > 0, "the mail that asks");
    }

    async Task<string> ConfirmPathAsync(string address)
    {
        await Patience.UntilAsync(() => mail.To(address).Count > 0, "the mail that asks");
        return "en" + Confirm().Match(mail.To(address)[^1].TextBody!).Value;
    }

    string LeavePath(string address) => new Uri(mail.To(address)[^1].Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;

    [GeneratedRegex("/tell-me/confirm/[A-Za-z0-9_-]{22}")]
    private static partial Regex Confirm();
}
