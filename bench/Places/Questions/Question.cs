using Map.Service.Storage;

namespace Map.Bench.Places.Questions;

/// <summary>What a map asks, as each peer is asked it.</summary>
/// <param name="Statement">The service's own statement.</param>
/// <param name="Query">The request to our gateway: a document and its variables.</param>
/// <param name="PeerQuery">The request to PostGraphile; null for what it has no answer to.</param>
sealed record Question(
    string Name, IReadOnlyList<Sample> Samples, Func<Sample, Statement> Statement, Func<Sample, GraphQLRequest> Query,
    Func<Sample, GraphQLRequest>? PeerQuery);
