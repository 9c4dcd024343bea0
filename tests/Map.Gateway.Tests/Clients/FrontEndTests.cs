using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.Clients;

/// <summary>What front ends are written with takes our schema, and pages through the real places.</summary>
public sealed class FrontEndTests(SeededMap map) : IClassFixture<SeededMap>
{
    string Address => new Uri(map.Gateway.Http.BaseAddress!, "graphql").ToString();

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Apollo_client_merges_pages_knows_interfaces_and_falls_back_from_hashes() => Assert.Equal(
        [
            "pages: 3 and then 6, 6 of them different",
            "names: true",
            "asked again for what the cache has: 0",
            // The original knows a document by its hash once it has executed it.
            Engine.IsStandIn ? "by hash: GET then POST, 3 places" : "by hash: GET, 3 places",
        ],
        await NodeScript.RunAsync(NodeScript.FrontEnds, "apollo.mjs", Address));

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Relay_compiles_paginated_list_and_fetches_again_by_id() => Assert.Equal(
        [
            "5 reader, 3 normalization, 6 operation text; Compilation completed",
            "pages: 3 and 3, 6 places different",
            "again by its id: true",
        ],
        await NodeScript.RunAsync(NodeScript.FrontEnds, "relay.mjs", System.IO.Path.Combine(Repository.Root, "docs", "schema.graphql"), Address));

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Urql_asks_by_post_or_is_told_how_to() => Assert.Equal(
        [
            "pages: 6 places by POST, POST",
            "as installed: A GET request needs the header `GraphQL-Preflight: 1`. Better, use POST, which keeps what is asked out of addresses: "
                + "in urql `preferGetMethod: false`, in Apollo Client `useGETForQueries: false`, in graphql-request no `method`.",
            "by GET with the header: 3 places",
        ],
        await NodeScript.RunAsync(NodeScript.FrontEnds, "urql.mjs", Address));

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Graphql_request_asks_and_reads_errors() => Assert.Equal(
        ["places: 3", "refused: INVALID_ARGUMENT, filter.regions[0]"],
        await NodeScript.RunAsync(NodeScript.FrontEnds, "graphql-request.mjs", Address));

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Code_generator_makes_types_that_find_typos() => Assert.Equal(
        ["faults: none", "with a typo: true"],
        await NodeScript.RunAsync(NodeScript.FrontEnds, "codegen.mjs", System.IO.Path.Combine(Repository.Root, "docs", "schema.graphql")));
}
