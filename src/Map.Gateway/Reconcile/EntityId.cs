using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.Reconcile;

/// <summary>The id of a place or an organisation.</summary>
readonly record struct EntityId(bool IsOrganisation, Guid Uuid)
{
    /// <summary>Reads an id of GraphQL and the files, the UUID of a place, or the address of either's page; null when it is none of them.</summary>
    public static EntityId? Parse(string text)
    {
        var path = text.Trim().Split('/');
        var last = path[^1];
        if (Guid.TryParseExact(last, "D", out var uuid))
            return new(path.Length > 1 && path[^2] == "organisations", uuid);
        return GlobalId.TryParse(last, out var id) && (id.Type == GlobalId.Organisation || Place.TypeNames.Contains(id.Type))
            && Guid.TryParseExact(id.Value, "D", out uuid)
                ? new(id.Type == GlobalId.Organisation, uuid)
                : null;
    }
}
