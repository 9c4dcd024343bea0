namespace Map.Service.Freshness.DeadLinks;

/// <summary>What a page says.</summary>
/// <param name="Title">Its title, at most 300 characters; empty where it has none.</param>
/// <param name="Heading">Its first heading.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Main">Its main text, a paragraph a line, without what pages have around it.</param>
/// <param name="DatedOn">The day from which it says that it is.</param>
/// <param name="MayBeQuoted">Whether it allows quotations and copies.</param>
/// <param name="Scripts">The addresses of its scripts and frames, in which parked domains and bot walls are known.</param>
sealed record PageText(
    string Title, string Heading, string Description, string Main, DateOnly? DatedOn, bool MayBeQuoted, string Scripts);
