using System.Text.Json;

namespace Map.Bench.Places.Questions;

/// <summary>What is posted to a GraphQL server.</summary>
sealed record GraphQLRequest(string Query, object Variables)
{
    static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public string Body() => JsonSerializer.Serialize(this, CamelCase);
}
