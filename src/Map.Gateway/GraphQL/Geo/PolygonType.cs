using System.Text.Json;
using HotChocolate.Language;

namespace Map.Gateway.GraphQL.Geo;

/// <summary>The scalar Polygon, for input only.</summary>
public sealed class PolygonType : ScalarType<Polygon, ObjectValueNode>
{
    static readonly JsonType Json = new();

    public PolygonType()
        : base("Polygon")
    {
        Description = "A GeoJSON Polygon or MultiPolygon (RFC 7946), WGS 84, at most 10,000 positions. Borders belong to it; its polygons "
            + "may touch and overlap. Across the antimeridian it is cut into two polygons.";
        SpecifiedBy = new("https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6");
    }

    public override IValueNode ParseResult(object? resultValue) => throw OnlyIn();

    protected override Polygon ParseLiteral(ObjectValueNode valueSyntax)
    {
        try
        {
            return Polygon.Read((JsonElement)Json.ParseLiteral(valueSyntax)!);
        }
        catch (FormatException wrong)
        {
            throw new SerializationException($"The Polygon {wrong.Message}", this);
        }
    }

    protected override ObjectValueNode ParseValue(Polygon runtimeValue) => throw OnlyIn();

    SerializationException OnlyIn() => new("A Polygon is for input only.", this);
}
