namespace Map.Service.Freshness.DeadLinks;

/// <summary>What one visit of a page shows. A verdict takes several.</summary>
enum Finding
{
    /// <summary>It is there.</summary>
    Works,

    /// <summary>A permanent redirect leads to another page, which is there.</summary>
    Moved,

    /// <summary>It is not there: 404, 410, a page that says so, a parked domain, the home page in its place, no such host.</summary>
    Missing,

    /// <summary>The server refuses programs, or wants a login.</summary>
    Blocked,

    /// <summary>No server answers, or none rightly.</summary>
    Unreachable,

    /// <summary>robots.txt forbids the visit.</summary>
    Forbidden,
}
