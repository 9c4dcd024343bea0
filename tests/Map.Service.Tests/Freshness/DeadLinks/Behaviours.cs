using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using static Map.V1.PageState;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>How pages of the web live, move and die.</summary>
static class Behaviours
{
    // Two of them in languages whose words for it the checker does not know.
    static readonly string[] NotFound =
    [
        "Page not found", "404", "Seite nicht gefunden", "Page introuvable", "Página no encontrada", "Pagina non trovata", "Pagina niet gevonden", "Strona nie istnieje", "Страница не найдена",
        "Сторінку не знайдено", "Sayfa bulunamadı", "Η σελίδα δεν βρέθηκε", "الصفحة غير موجودة", "صفحه یافت نشد", "Oldal nem található", "Síðan fannst ekki", "Níor aimsíodh an leathanach",
    ];

    static readonly string[] Parked =
    [
        "<h1>This domain is for sale</h1>", "<p>Buy this domain</p><script src=//img.sedoparking.com/x.js></script>", "<script>window.park='x'</script><p>Loading</p>",
        "<h1>Diese Domain steht zum Verkauf</h1>", "<p>This domain has expired. Are you the owner? Renew now.</p>", "<h1>Ce nom de domaine est à vendre</h1>",
        "<iframe src=https://d38psrni17bvxu.cloudfront.net/x></iframe>",
        // Unknown to the checker, but for answering everything so.
        "<h1>Welcome to a premium name</h1><p>This excellent digital asset could carry your next project into the future. Many investors have looked at it, and our brokers are glad to answer all questions about its price, its transfer and payment by instalments, at any hour and in many languages of the world.</p>",
    ];

    static readonly string[] Walls =
    [
        "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "<title>Access denied</title><p>Pardon Our Interruption</p>",
        "<title>x</title><script src=/_Incapsula_Resource?a=1></script>", "<title>Security check</title><p>Please verify you are human to go on.</p>",
        "<title>Making sure you&#39;re not a bot!</title><p>Anubis</p>",
    ];

    public static IReadOnlyList<Behaviour> All { get; } =
    [
        new("404", [Gone], Status(404)),
        new("410", [Gone], Status(410)),
        new("404 with the site around it", [Gone], (host, context, _) => Html(context, host.Page("<p>Try the search.</p>", "Page not found"), 404)),
        new("works for ten days, then 404", [Gone], (host, context, web) => web.RunsFor < TimeSpan.FromDays(10) ? Exists(host, context) : Html(context, "none", 404)),
        new("soft 404 that says so", [Gone], (host, context, _) => IsHome(context) ? Html(context, host.Page("<p>Welcome</p>")) : SaysMissing(host, context)),
        new("soft 404 with some of the address in it", [Gone], (host, context, _) =>
            Html(context, host.Page($"<p>Sorry, {context.Request.Path} is not here any more. {host.Words(30)}</p>", NotFound[host.Turn % 15]))),
        new("shows the home page for any address", [Gone], (host, context, _) => Html(context, host.Page($"<p>{host.Words(120)}</p>", "Welcome to our site"))),
        new("parked domain", [Gone], (host, context, _) => Html(context, $"<!doctype html><title>{host.Name}</title><body>{Parked[host.Turn % Parked.Length]}")),
        new("redirected to a seller of domains", [Gone], Redirect(302, _ => "https://www.hugedomains.com/domain_profile.cfm?d=x")),
        new("redirected to the home page", [Gone], (host, context, _) => IsHome(context) ? Html(context, host.Page()) : To(context, host.Turn % 2 == 0 ? 301 : 302, "/")),
        new("redirected to the home page of somebody else", [Gone], (host, context, _) =>
            context.Request.Host.Host == host.Name ? To(context, 301, $"http://www2.{host.Name}/") : Html(context, host.Page($"<p>{host.Words(90)}</p>", "Casino"))),
        new("redirected to a page that says 404 with 200", [Gone], (host, context, _) =>
            context.Request.Path == "/404.html" ? Html(context, host.Page("<p>Sorry.</p>", "Oh")) : To(context, 302, "/404.html")),
        new("no such host", [Gone], Status(500)) { LookUp = _ => SocketError.HostNotFound },
        new("no such host after a week", [Gone], (host, context, _) => Exists(host, context)) { LookUp = runs => runs < TimeSpan.FromDays(7) ? SocketError.Success : SocketError.HostNotFound },

        new("works", [Works], (host, context, _) => Exists(host, context)) { Robots = "User-agent: *\nDisallow: /admin" },
        new("works as a home page", [Works], (host, context, _) => IsHome(context) ? Html(context, host.Page()) : Html(context, "none", 404)) { Path = "/" },
        new("works, and answers 304", [Works], (host, context, _) =>
            context.Request.Headers.IfNoneMatch == "\"1\"" && context.Request.Path == host.Path ? Only(context, 304) : Tagged(host, context)),
        new("works by another spelling", [Works], (host, context, _) => context.Request.Host.Host == host.Name ? To(context, 301, $"http://www.{host.Name}{context.Request.Path}/")
            : context.Request.Path.Value!.TrimEnd('/') == host.Path ? Html(context, host.Page()) : Html(context, "none", 404)),
        new("works with the text changed each time", [Works], (host, context, _) =>
            context.Request.Path == host.Path ? Html(context, host.Page($"<p>{host.Words(80, Interlocked.Increment(ref host.Visits))}</p>")) : Html(context, "none", 404)),
        new("works in a page of much navigation", [Works], (host, context, _) => Html(
            context, $"<!doctype html><title>{host.Name}</title><div>{host.Words(400)}</div><div>{(context.Request.Path == host.Path ? host.Words(25, 7) : "Not found")}</div>")),
        new("works by a script, with an empty frame at any address", [Works], (host, context, _) =>
            Html(context, $"<!doctype html><title>App</title><div id=root></div><noscript>{host.Words(80)}</noscript><script src=/app.js></script>")),
        new("one page with all of it at any address", [Works], (host, context, _) => Html(context, host.Page())),
        new("temporary redirect to a language", [Works], (host, context, _) =>
            context.Request.Path == host.Path ? To(context, 302, $"/pt-pt{host.Path}") : context.Request.Path == $"/pt-pt{host.Path}" ? Html(context, host.Page()) : Html(context, "none", 404)),
        new("an article about pages that are not found", [Works], (host, context, _) =>
            context.Request.Path == host.Path ? Html(context, host.Page($"<p>{host.Words(40)}</p>", "404: people not found")) : Html(context, "none", 404)),
        new("an article about domains for sale", [Works], (host, context, _) =>
            context.Request.Path == host.Path ? Html(context, host.Page($"<p>They wrote: this domain is for sale. {host.Words(900)}</p>")) : Html(context, "none", 404)),
        new("404 for two days", [Works], (host, context, web) => web.RunsFor.TotalDays is > 0.5 and < 2.5 ? Html(context, "none", 404) : Exists(host, context)),
        new("404 at one visit of three", [Works], (host, context, _) =>
            context.Request.Path == host.Path && Interlocked.Increment(ref host.Visits) % 3 == 0 ? Html(context, "none", 404) : Exists(host, context)),
        new("huge body", [Works], (_, context, _) => EndlessAsync(context)),
        new("wrong content type", [Works], (host, context, _) => context.Request.Path == host.Path ? Html(context, host.Page(), type: host.Turn % 2 == 0 ? "image/png" : "application/octet-stream") : Html(context, "none", 404)),
        new("slow", [Works], async (host, context, web) =>
        {
            if (context.Request.Path == host.Path) await web.Clock.WaitAsync(TimeSpan.FromSeconds(20), context.RequestAborted);
            await Exists(host, context);
        }),
        new("500 for a day", [Works], (host, context, web) => web.RunsFor < TimeSpan.FromDays(1) ? Html(context, "error", 500) : Exists(host, context)),
        new("no such host for two days", [Works], (host, context, _) => Exists(host, context))
            { LookUp = runs => runs.TotalDays is > 0 and < 2 ? SocketError.HostNotFound : SocketError.Success },
        new("moved", [Moved], (host, context, _) =>
            context.Request.Path == host.Path ? To(context, 301, "/new/page-about-it") : context.Request.Path == "/new/page-about-it" ? Html(context, host.Page()) : Html(context, "none", 404)),
        new("moved to another host", [Moved], (host, context, _) => context.Request.Host.Host == host.Name ? To(context, 308, $"http://moved.{host.Name}/group")
            : context.Request.Path == "/group" ? Html(context, host.Page()) : Html(context, "none", 404)),
        new("moved to a host of its own", [Moved], (host, context, _) => context.Request.Host.Host == host.Name ? To(context, 301, $"http://own.{host.Name}/")
            : context.Request.Path == "/" ? Html(context, host.Page()) : Html(context, "none", 404)),

        new("bot wall with 403", [Blocked], (host, context, _) => Html(context, host.Turn % 2 == 0 ? "Forbidden" : Walls[host.Turn % Walls.Length], 403)) { RobotsStatus = 403 },
        new("challenge with 200", [Blocked], (host, context, _) => Html(context, $"<!doctype html>{Walls[host.Turn % Walls.Length]}")),
        new("challenge with 503", [Blocked], (host, context, _) => Html(context, Walls[host.Turn % Walls.Length], 503)),
        new("429 with Retry-After", [Blocked], (_, context, _) =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Html(context, "slow down", 429);
        }),
        new("asks for a login", [Blocked], (host, context, _) => context.Request.Path == host.Path ? To(context, 302, "/login?next=x") : Html(context, host.Page("<p>Log in</p>"))),
        new("robots.txt forbids", [Forbidden], (host, context, _) => Exists(host, context)) { Robots = "User-agent: Googlebot\nAllow: /\n\nUser-agent: *\nDisallow: /\n" },
        new("robots.txt forbids this program", [Forbidden], (host, context, _) => Exists(host, context)) { Robots = "User-agent: *\nAllow: /\n\nuser-agent: maplinkcheck\nDisallow: /*s" },
        new("robots.txt fails", [Unreachable], (host, context, _) => Exists(host, context)) { RobotsStatus = 503 },
        new("TLS that has ended", [Unreachable], (host, context, _) => Exists(host, context)) { Scheme = "https" },
        new("hangs", [Unreachable], async (_, context, web) =>
        {
            await web.Clock.WaitAsync(TimeSpan.FromSeconds(31), context.RequestAborted);
            context.Abort();
        }),
        new("500 for ever", [Unreachable], Status(500)),
        new("refuses connections", [Unreachable], Status(500)) { IsRefusing = true },
        new("name servers fail", [Unreachable], Status(500)) { LookUp = _ => SocketError.TryAgain },
        new("redirects in a circle", [Unreachable], (host, context, _) => To(context, 302, context.Request.Path == "/a" ? host.Path : "/a")),
        new("redirects without end", [Unreachable], (host, context, _) => To(context, 301, $"/{Interlocked.Increment(ref host.Visits)}")),
        new("redirects into a private network", [Unreachable], (host, context, web) => To(context, 302, (host.Turn % 5) switch
        {
            0 => $"http://127.0.0.1:{web.Canary}/", 1 => "http://169.254.169.254/latest/meta-data/", 2 => "http://10.1.2.3/admin", 3 => "http://inside.example/", _ => $"http://[::1]:{web.Canary}/",
        })),
    ];

    static bool IsHome(HttpContext context) => context.Request.Path == "/";

    static Func<SimulatedHost, HttpContext, SimulatedWeb, Task> Status(int status) => (_, context, _) => Html(context, "<h1>No</h1>", status);

    static Func<SimulatedHost, HttpContext, SimulatedWeb, Task> Redirect(int status, Func<SimulatedHost, string> to) => (host, context, _) => To(context, status, to(host));

    // The page and the home page are there, and nothing else.
    static Task Exists(SimulatedHost host, HttpContext context) =>
        context.Request.Path == host.Path || IsHome(context) ? Html(context, host.Page()) : Html(context, host.Page("<p>Sorry</p>", "Not found"), 404);

    static Task SaysMissing(SimulatedHost host, HttpContext context) => Html(context, host.Page("<p>-</p>", NotFound[host.Turn % NotFound.Length]));

    static Task Tagged(SimulatedHost host, HttpContext context)
    {
        context.Response.Headers.ETag = "\"1\"";
        return Exists(host, context);
    }

    static Task Only(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static Task To(HttpContext context, int status, string location)
    {
        context.Response.Headers.Location = location;
        context.Response.Headers.SetCookie = "seen=1";
        return Only(context, status);
    }

    static Task Html(HttpContext context, string html, int status = 200, string type = "text/html; charset=utf-8")
    {
        context.Response.Headers.SetCookie = "seen=1; Path=/";
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(html);
    }

    static async Task EndlessAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        var part = string.Concat(Enumerable.Repeat("<p>More and more and more of it.</p>", 2000));
        for (var i = 0; i < 200 && !context.RequestAborted.IsCancellationRequested; i++) await context.Response.WriteAsync(part, context.RequestAborted);
    }
}
