using System.Security.Cryptography;
using System.Text;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Visits one page: as robots.txt lets it, a request a minute and host, and along redirects.</summary>
sealed class VisitPage(PageFetch fetch, HostTurns turns, TimeProvider clock)
{
    const int MostRedirects = 5;

    static readonly TimeSpan RobotsLast = TimeSpan.FromDays(1);

    // How a server answers to nonsense seldom changes. If a page says something new, it may have.
    static readonly TimeSpan RandomLasts = TimeSpan.FromDays(30), RandomLastsForNew = TimeSpan.FromDays(1);

    // That there is no such host may be so for everybody, or only here.
    static readonly TimeSpan ConnectedFor = TimeSpan.FromDays(1);

    long answeredAt = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>Visits it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="names">The names of the entries that link to it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Visit> RunAsync(VisitedPage page, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var address = new Uri(page.Url);
        var (isPermanent, seen) = (true, new HashSet<string>(StringComparer.Ordinal));
        for (var redirects = 0; ; redirects++)
        {
            if (PublicHttp.FaultOf(address.OriginalString) is { } fault) return Visit.Unreachable($"It leads to an address that {fault}");
            if (!seen.Add(address.AbsoluteUri)) return Visit.Unreachable("It leads in a circle.");
            if (await RobotsAsync(address, cancellationToken) is { } refused) return refused;
            await turns.TakeAsync(address.IdnHost, cancellationToken);
            var answer = await fetch.GetAsync(address, redirects == 0 && page.State is PageState.Works ? page : null, PageFetch.MostBytes, cancellationToken);
            if (Failed(answer) is { } failed) return failed;
            if (answer.Location is not { } next) return await JudgeAsync(page, names, address, answer, isPermanent, cancellationToken);
            if (redirects == MostRedirects) return Visit.Unreachable($"It leads on more than {MostRedirects} times.", answer.Status);
            isPermanent &= answer.Status is 301 or 308;
            if (PageSigns.IsParkingHost(next.IdnHost)) return Visit.Missing($"Its domain is for sale: it leads to {next.IdnHost}.", answer.Status);
            if (PageSigns.IsLogin(next) && !PageSigns.IsLogin(new(page.Url))) return Visit.Blocked("It asks for a login.", answer.Status);
            address = next;
        }
    }

    // Null when the visit may go on.
    async Task<Visit?> RobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        var (known, _) = await turns.KnownAsync(address.IdnHost, clock.GetUtcNow() - RobotsLast, cancellationToken);
        if (known is null)
        {
            var file = new Uri(address, "/robots.txt");
            for (var redirects = 0; known is null; redirects++)
            {
                await turns.TakeAsync(file.IdnHost, cancellationToken);
                var answer = await fetch.GetAsync(file, null, RobotsFile.MostBytes, cancellationToken);
                if (Failed(answer) is { } failed) return failed;
                switch (answer)
                {
                    case { Status: >= 200 and < 300 }: known = answer.Text(); break;
                    case { Location: { } next } when redirects < MostRedirects && PublicHttp.FaultOf(next.OriginalString) is null: file = next; break;
                    case { Status: 429 }: return Visit.Blocked("The server wants fewer requests.", 429) with { RetryAfter = answer.RetryAfter };
                    // Who cannot say what is allowed allows nothing.
                    case { Status: >= 500 }: return Visit.Unreachable($"Its robots.txt answers {answer.Status}.", answer.Status) with { RetryAfter = answer.RetryAfter };
                    default: known = ""; break;
                }
            }

            await turns.KeepRobotsAsync(address.IdnHost, known, cancellationToken);
        }

        return RobotsFile.Read(known, PageFetch.Program).Allows(address) ? null : new(Finding.Forbidden, "Its robots.txt forbids the visit.");
    }

    Visit? Failed(PageResponse answer)
    {
        if (answer.Failure is not { } failure)
        {
            Interlocked.Exchange(ref answeredAt, clock.GetUtcNow().UtcTicks);
            return null;
        }

        var isConnected = clock.GetUtcNow().UtcTicks - Interlocked.Read(ref answeredAt) < ConnectedFor.Ticks;
        return answer.IsNoHost && isConnected ? Visit.Missing(failure) : Visit.Unreachable(failure);
    }

    async Task<Visit> JudgeAsync(
        VisitedPage page, IReadOnlyList<string> names, Uri address, PageResponse answer, bool isPermanent, CancellationToken cancellationToken)
    {
        var status = answer.Status;
        var text = answer.Read();
        if (answer.IsChallenge || (text is not null && PageSigns.IsWall(text)))
            return Visit.Blocked("A bot wall stands before it.", status) with { RetryAfter = answer.RetryAfter };
        switch (status)
        {
            case 304: return new(Finding.Works, "It is as it was.") { Status = status, IsUnchanged = true };
            case 404 or 410: return Visit.Missing($"The server says that there is no such page ({status}).", status);
            case 408 or 425 or >= 500 and < 600: return Visit.Unreachable($"The server failed ({status}).", status) with { RetryAfter = answer.RetryAfter };
            case 429: return Visit.Blocked("The server wants fewer requests (429).", status) with { RetryAfter = answer.RetryAfter };
            case < 200 or >= 300: return Visit.Blocked($"The server refuses the visit ({status}).", status) with { RetryAfter = answer.RetryAfter };
        }

        if (text is not null && PageSigns.IsParked(text)) return Visit.Missing("Its domain is parked or for sale.", status);
        var asked = new Uri(page.Url);
        if (IsOnlySpelling(asked, address)) (address, isPermanent) = (asked, false);
        if (address != asked)
        {
            if (PageSigns.IsMissingPath(address) && !PageSigns.IsMissingPath(asked)) return Visit.Missing("It leads to a page that says that there is none.", status);
            if (IsHome(address) && !IsHome(asked) && !(isPermanent && !IsSameSite(address, asked) && text is not null && Names.IsAbout(text, names)))
                return Visit.Missing("It leads to the home page.", status);
        }

        var hash = Hash(answer, text);
        // Of a page that was not read to its end nobody knows what else it says.
        if (text is not null && answer.IsWhole && !IsHome(address) && await RandomAsync(page, address, hash, cancellationToken) is { } random && random.IsSameAs(text, names))
            return Visit.Missing("The server answers any address so.", status);
        var found = new Visit(Finding.Works, "It is there.")
        {
            Status = status, Text = text, Hash = hash, ETag = address == asked ? answer.ETag : null, LastModified = address == asked ? answer.LastModified : null,
        };
        return address != asked && isPermanent ? found with { Finding = Finding.Moved, Reason = "It has moved.", MovedTo = address.AbsoluteUri } : found;
    }

    async Task<RandomAddress?> RandomAsync(VisitedPage page, Uri address, byte[]? hash, CancellationToken cancellationToken)
    {
        var (robots, known) = await turns.KnownAsync(address.IdnHost, clock.GetUtcNow() - RobotsLast, cancellationToken);
        var isNew = page.Hash is null || hash is null || !hash.AsSpan().SequenceEqual(page.Hash);
        if (known is not null && clock.GetUtcNow() - known.At < (isNew ? RandomLastsForNew : RandomLasts)) return known;
        var beside = RandomAddress.Beside(address);
        if (!RobotsFile.Read(robots ?? "", PageFetch.Program).Allows(beside)) return null;
        await turns.TakeAsync(address.IdnHost, cancellationToken);
        var answer = await fetch.GetAsync(beside, null, PageFetch.MostBytes, cancellationToken);
        var text = answer.Read()?.Main ?? "";
        var asked = new RandomAddress(clock.GetUtcNow(), answer.Failure is null ? answer.Status : null, Quotations.Start(text, RandomAddress.MostText));
        await turns.KeepRandomAsync(address.IdnHost, asked, cancellationToken);
        return asked;
    }

    static byte[]? Hash(PageResponse answer, PageText? text) =>
        !answer.IsWhole || (answer.IsPage && text is null) ? null : SHA256.HashData(text is null ? answer.Bytes : Encoding.UTF8.GetBytes(text.Main.Replace('\n', ' ')));

    // The same page by another scheme, with or without www, a slash or capitals.
    static bool IsOnlySpelling(Uri one, Uri other) =>
        IsSameSite(one, other) && one.PathAndQuery.TrimEnd('/').Equals(other.PathAndQuery.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    static bool IsSameSite(Uri one, Uri other) => SiteOf(one) == SiteOf(other);

    static string SiteOf(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;

    // Also in a language: /, /en/, /index.html.
    static bool IsHome(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return address.Query.Length <= 1 && parts.All(part => part.Length == 2 || (part.Length == 5 && part[2] is '-' or '_')
            || part.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || part.Equals("home", StringComparison.OrdinalIgnoreCase)) && parts.Length <= 2;
    }
}
