using Map.Service.Storage;

namespace Map.Bench.Places.Scenarios;

/// <summary>One query of a map website, in the form that each peer needs.</summary>
/// <param name="Statement">The service's own statement; null when it depends on the words of the text, so that pgbench cannot prepare it.</param>
/// <param name="Query">The request to our gateway: a document and its variables.</param>
/// <param name="PeerQuery">The request to PostGraphile; null when it has no equivalent.</param>
sealed record Scenario(
    string Name, IReadOnlyList<Sample> Samples, Func<Sample, Statement>? Statement, Func<Sample, GraphQLRequest> Query,
    Func<Sample, GraphQLRequest>? PeerQuery);
