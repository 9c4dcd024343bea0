using System.Text.Json.Nodes;

namespace Map.Service.Contributions.Undo;

/// <summary>The organisation that a value of <c>state_fields()</c> names.</summary>
static class OrganisationReference
{
    /// <summary>What the name of the field of an involvement begins with; its id follows.</summary>
    public const string Involvement = "involvement ";

    /// <summary>The id in a value; null where it names no organisation.</summary>
    public static Guid? In(string field, string? json)
    {
        if (json is null) return null;
        if (field is "organisation_id" or "parent_id") return (Guid)JsonNode.Parse(json)!;
        return field.StartsWith(Involvement, StringComparison.Ordinal) ? (Guid)JsonNode.Parse(json)!["organisation_id"]! : null;
    }

    /// <summary>The value with another organisation.</summary>
    public static string To(Guid id, string field, string json)
    {
        if (!field.StartsWith(Involvement, StringComparison.Ordinal)) return JsonValue.Create(id).ToJsonString();
        var involvement = JsonNode.Parse(json)!;
        involvement["organisation_id"] = id;
        return involvement.ToJsonString();
    }
}
