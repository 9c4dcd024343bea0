using Google.Protobuf.Collections;

namespace Map.Service.Paging;

/// <summary>Ids as the contract writes them: UUIDs with hyphens.</summary>
static class Ids
{
    public const int MaximumInBatch = Limits.BatchSize;

    public static Guid Parse(string id, string field) =>
        TryParse(id, out var parsed) ? parsed : throw Refusal.Invalid(field, NotAnId(id));

    public static Guid Parse(string id, string field, Violations violations)
    {
        if (!TryParse(id, out var parsed)) violations.Add(field, NotAnId(id));
        return parsed;
    }

    public static Guid[] ParseBatch(RepeatedField<string> ids, string field)
    {
        var violations = new Violations();
        var parsed = Parse(ids, field, MaximumInBatch, violations);
        violations.ThrowIfAny();
        return parsed;
    }

    public static Guid[] Parse(RepeatedField<string> ids, string field, int maximum, Violations violations)
    {
        if (!violations.CheckCount(ids.Count, field, maximum)) return [];
        var parsed = new Guid[ids.Count];
        for (var i = 0; i < ids.Count; i++)
            if (!TryParse(ids[i], out parsed[i]))
                violations.Add($"{field}[{i}]", NotAnId(ids[i]));
        return parsed;
    }

    static bool TryParse(string id, out Guid parsed) => Guid.TryParseExact(id, "D", out parsed);

    static string NotAnId(string id) =>
        $"{Quote.Of(id)} is not a UUID such as 0190f3b2-7c1e-7d3a-9b5e-2f6a8c4d1e07.";
}
