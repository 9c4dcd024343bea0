using System.Net.Sockets;
using Map.V1;
using Microsoft.AspNetCore.Http;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>How a host of the simulated web behaves.</summary>
/// <param name="Name">In words.</param>
/// <param name="Verdicts">What may be said of its page after six weeks, the right one first.</param>
/// <param name="Answer">Answers a request; <see cref="TimeSpan"/> is for how long the simulation has run.</param>
sealed record Behaviour(string Name, PageState[] Verdicts, Func<SimulatedHost, HttpContext, SimulatedWeb, Task> Answer)
{
    /// <summary>The path of the page that the map links to; one of several when null.</summary>
    public string? Path { get; init; }

    public string Scheme { get; init; } = "http";

    /// <summary>Its robots.txt; 404 when null.</summary>
    public string? Robots { get; init; }

    /// <summary>What its robots.txt answers instead.</summary>
    public int RobotsStatus { get; init; } = 404;

    /// <summary>What looking up its name comes to, by how long the simulation has run; success when null.</summary>
    public Func<TimeSpan, SocketError>? LookUp { get; init; }

    /// <summary>Whether its name leads into a private network.</summary>
    public bool IsRefusing { get; init; }

    /// <summary>Whether the page is gone in truth.</summary>
    public bool IsGone => Verdicts[0] == PageState.Gone;
}
