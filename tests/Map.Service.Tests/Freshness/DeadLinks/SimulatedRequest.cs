namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>A request that the simulated web got.</summary>
sealed record SimulatedRequest(string Host, string Path, DateTimeOffset At, string UserAgent, bool HasCookie);
