namespace Map.Service.Freshness.DeadLinks;

/// <summary>Visits the pages that are due, and keeps what that shows. It changes no entry of the map.</summary>
sealed class CheckLinks(PageTable pages, VisitPage visits, TimeProvider clock)
{
    /// <summary>How many pages one service visits at once, each of another host.</summary>
    public const int MostAtOnce = 32;

    // A visit is several requests with a minute between them, and ends before its lease does.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(20), Lease = TimeSpan.FromMinutes(30);

    /// <summary>Takes pages that are due.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the visits.</param>
    /// <returns>Their visits, which have begun.</returns>
    public async Task<IReadOnlyList<Task>> BeginAsync(int most, CancellationToken cancellationToken)
    {
        var (lease, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
        var claimed = await pages.ClaimAsync(lease, now, now + Lease, most, cancellationToken);
        return [.. claimed.Select(page => RunAsync(page, lease, cancellationToken))];
    }

    async Task RunAsync(VisitedPage page, Guid lease, CancellationToken cancellationToken)
    {
        try
        {
            var links = await pages.LinksAsync(page.Id, cancellationToken);
            var visit = await VisitAsync(page, links, cancellationToken);
            var now = clock.GetUtcNow();
            await pages.SaveAsync(page.After(visit, now), now, Quoted(links, visit), lease, visit.RetryAfter, cancellationToken);
        }
        catch
        {
            // Another service goes on at once, and not only when the lease ends.
            await pages.ReleaseAsync(page.Host, lease, CancellationToken.None);
            throw;
        }
    }

    async Task<Visit> VisitAsync(VisitedPage page, IReadOnlyList<PageLink> links, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await visits.RunAsync(page, [.. links.SelectMany(link => link.Names).Distinct(StringComparer.Ordinal)], both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Visit.Unreachable("It leads through too many servers.");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or NpgsqlException))
        {
            // Else a page that nobody thought of would be asked for every minute, for ever.
            return Visit.Unreachable($"Its visit failed ({failure.GetType().Name}).");
        }
    }

    static List<PageLink> Quoted(IEnumerable<PageLink> links, Visit visit) =>
        visit is { Text: { } text, Finding: Finding.Works or Finding.Moved }
            ? [.. links.Where(link => link.Part == "source")
                .Select(link => link with { Quotation = Quotations.Of(text, link.Claim, link.Quotation) })]
            : [];
}
