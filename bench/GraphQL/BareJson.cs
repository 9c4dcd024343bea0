using System.Text.Json.Serialization;

namespace Map.Bench.GraphQL;

/// <summary>Source-generated. The objects need no converters and no polymorphism, so System.Text.Json uses its fast path.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareResponse))]
sealed partial class BareJson : JsonSerializerContext;
