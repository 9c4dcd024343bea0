using System.Text.Json.Serialization;

namespace Map.Bench.GraphQL;

/// <summary>
/// Generated at build time. The objects need no converters and no polymorphism, so that System.Text.Json takes its fastest way.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareAnswer))]
sealed partial class BareJson : JsonSerializerContext;
