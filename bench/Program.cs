using System.Globalization;
using Map.Bench.Crowd;
using Map.Bench.GraphQL;
using Map.Bench.Load;
using Map.Bench.Locate;
using Map.Bench.Places;
using Map.Bench.Places.Against;

return await LeftBehind.RunAsync(async () => args switch
{
    ["graphql"] => await GraphQLBench.RunAsync(),
    ["graphql", "serve"] => await GraphQLServer.RunAsync(),
    ["locate"] => await LocateBench.RunAsync(),
    ["places"] => await PlacesBench.RunAsync(1_000_000, ""),
    ["places", var count, .. { Length: <= 1 } rows] when int.TryParse(
        count, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > 0 =>
        await PlacesBench.RunAsync(places, rows is [var prefix] ? prefix : ""),
    ["crowd", .. { Length: <= 1 } count] when int.TryParse(
        count is [var text] ? text : "1000000", NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > 0 =>
        await CrowdBench.RunAsync(places),
    ["against", var other, .. { Length: <= 1 } rows] => await AgainstBench.RunAsync(other, rows is [var prefix] ? prefix : ""),
    _ => Usage(),
});

static int Usage()
{
    Console.Error.WriteLine("Usage: ./map bench graphql|locate|places [HOW_MANY [ROWS]]|crowd [HOW_MANY]|against CHECKOUT [ROWS]");
    return 2;
}
