using System.Text.Json;

namespace Map.Sheets;

/// <summary>The services of Human Services Data Specification 3, each at each of its places: what a place of ours is.</summary>
static class HsdsRows
{
    const string Organization = "organization";

    // What of a service is at the same place as the service itself, by the path that its columns get.
    static readonly (string Name, string Path)[] Parts =
    [
        (Organization, Organization), ("phones", "phone"), ("schedules", "schedule"), ("languages", "language"), ("attributes", "attribute"),
        ("additional_urls", "url"), ("required_documents", "required_document"), ("service_areas", "service_area"),
    ];

    /// <summary>Whether it is a service, a page of services, or a list of them.</summary>
    public static bool Are(JsonElement root) => Services(root).Take(1).Any(IsService);

    public static void Read(JsonElement root, FeatureTable table)
    {
        foreach (var service in Services(root).Where(IsService))
        {
            var places = List(service, "service_at_locations").Select(one => one.TryGetProperty("location", out var location) ? location : one).ToList();
            if (places.Count == 0) places = [.. List(service, "locations")];
            foreach (var place in places.Count > 0 ? places.Cast<JsonElement?>() : [null])
            {
                table.Begin();
                Service(service, table);
                if (place is { } at) Location(at, table);
            }
        }
    }

    static void Service(JsonElement service, FeatureTable table)
    {
        foreach (var property in service.EnumerateObject())
            if (property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
                JsonSheets.Flatten(property.Name, property.Value, table);
        foreach (var (name, path) in Parts)
            if (service.TryGetProperty(name, out var part))
            {
                if (name == Organization && part.ValueKind == JsonValueKind.Object) OrganizationOf(service, part, table);
                else Part(path, part, table);
            }
    }

    // What the service says of itself is not told a second time of its organization, but for the name.
    static void OrganizationOf(JsonElement service, JsonElement organization, FeatureTable table)
    {
        foreach (var property in organization.EnumerateObject())
            if (!IsReference(property.Name) && (property.Name == "name" || !service.TryGetProperty(property.Name == "website" ? "url" : property.Name, out _)))
                Part($"{Organization}.{property.Name}", property.Value, table);
    }

    // Ids of parts, and what they say of each other's ids, say nothing of the place, and would be taken for telephones and services.
    static void Part(string path, JsonElement part, FeatureTable table)
    {
        if (part.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in part.EnumerateArray()) Part(path, one, table);
        }
        else if (part.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in part.EnumerateObject())
                if (!IsReference(property.Name)) Part($"{path}.{property.Name}", property.Value, table);
        }
        else
            JsonSheets.Flatten(path, part, table);
    }

    static bool IsReference(string name) =>
        name is "id" or "taxonomy_detail" || name.EndsWith("_id", StringComparison.Ordinal) || name.StartsWith("link_", StringComparison.Ordinal);

    static void Location(JsonElement location, FeatureTable table)
    {
        if (location.TryGetProperty("latitude", out var latitude) && location.TryGetProperty("longitude", out var longitude)
            && latitude.ValueKind == JsonValueKind.Number && longitude.ValueKind == JsonValueKind.Number)
            table.Position(latitude.GetRawText(), longitude.GetRawText());
        foreach (var property in location.EnumerateObject())
            if (property.Name is not ("latitude" or "longitude") && !IsReference(property.Name))
                Part(property.Name == "addresses" ? "address" : $"location.{property.Name}", property.Value, table);
    }

    static IEnumerable<JsonElement> Services(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray(),
        JsonValueKind.Object when root.TryGetProperty("contents", out var page) && page.ValueKind == JsonValueKind.Array => page.EnumerateArray(),
        JsonValueKind.Object when root.TryGetProperty("services", out var list) && list.ValueKind == JsonValueKind.Array => list.EnumerateArray(),
        _ => [root],
    };

    static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    // Only these have both.
    static bool IsService(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("name", out _)
        && (element.TryGetProperty("service_at_locations", out _) || element.TryGetProperty("organization_id", out _)
            || (element.TryGetProperty("organization", out var organisation) && organisation.ValueKind == JsonValueKind.Object));
}
