using System.Text.Json;

namespace Map.Bench.Places.Scenarios;

/// <summary>The body of a POST to a GraphQL server.</summary>
sealed record GraphQLRequest(string Query, object Variables)
{
    static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public string Body() => JsonSerializer.Serialize(this, CamelCase);
}
