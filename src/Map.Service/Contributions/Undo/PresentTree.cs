using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Undo;

/// <summary>Leaves out of a plan what would break the tree of organisations as others have made it since.</summary>
static class PresentTree
{
    const string Parent = "parent_id";

    /// <summary>The plan without the parents that would make a circle with those that others have set since.</summary>
    public static async Task<UndoPlan> WithoutCirclesAsync(EditSession session, UndoPlan plan, CancellationToken cancellationToken)
    {
        var planned = plan.Subjects.Where(one => one.Subject == "organisation")
            .SelectMany(one => one.Fields.Concat(one.References), (one, field) => (one.Id, field.Name, field.Then))
            .Where(field => field.Name == Parent)
            .ToDictionary(field => field.Id.ToString(), field => OrganisationReference.In(Parent, field.Then)?.ToString());
        if (planned.Values.All(parent => parent is null)) return plan;
        var statement = new Statement();
        statement.Append($"SELECT id::text, {Parent}::text, revision FROM organisation WHERE {Parent} IS NOT NULL");
        var present = (await session.ReadAllAsync(
            statement, row => (row.GetString(0), (Parent: row.GetString(1), Revision: row.GetInt64(2))), cancellationToken)).ToDictionary();
        var (circles, kept) = (new HashSet<Guid>(), new List<KeptField>(plan.BuiltUpon));
        while (planned.Keys.FirstOrDefault(id => Trees.IsInCircle(id, ParentOf)) is { } id)
        {
            circles.Add(Guid.Parse(id));
            kept.Add(new("organisation", Guid.Parse(id), Parent, present.TryGetValue(planned[id]!, out var above) ? [above.Revision] : []));
            planned.Remove(id);
        }

        return new([.. plan.Subjects.Select(Left).Where(one => one.IsChange)], kept);

        string? ParentOf(string id) => planned.TryGetValue(id, out var parent) ? parent : present.GetValueOrDefault(id).Parent;

        UndoneSubject Left(UndoneSubject one) => one.Subject != "organisation" || !circles.Contains(one.Id) ? one : one with
        {
            Fields = [.. one.Fields.Where(field => field.Name != Parent)],
            References = [.. one.References.Select(field => field.Name == Parent ? field with { Then = null } : field)],
        };
    }

    /// <summary>The plan without the organisations that would go although something that stays, or is set back, names them.</summary>
    public static async Task<UndoPlan> WithoutNeededAsync(EditSession session, UndoPlan plan, CancellationToken cancellationToken)
    {
        Guid[] going = [.. Going("organisation")];
        if (going.Length == 0) return plan;
        var set = plan.Subjects
            .SelectMany(one => one.Fields.Concat(one.References), (one, field) => (one.Subject, one.Id, Field: field)).ToList();
        Guid[] named = [.. set.Select(each => OrganisationReference.In(each.Field.Name, each.Field.Then)).OfType<Guid>()];
        // What names another one from now on, or is gone.
        Guid[] places = [.. Going("place")], children = [.. going, .. Set("organisation", Parent)];
        Guid[] members = [.. places, .. Set("place", "organisation_id")];
        Guid[] involvements =
        [
            .. set.Where(each => each.Field.Now is not null && each.Field.Name.StartsWith(OrganisationReference.Involvement, StringComparison.Ordinal))
                .Select(each => Guid.Parse(each.Field.Name[OrganisationReference.Involvement.Length..])),
        ];
        var statement = new Statement();
        var ids = statement.Value(going);
        statement.Append($"""
            WITH RECURSIVE needed (id) AS (
                SELECT going.id FROM unnest({ids}) AS going (id)
                WHERE going.id = ANY({statement.Value(named)})
                   OR EXISTS (SELECT FROM involvement i WHERE i.organisation_id = going.id
                              AND i.place_id <> ALL({statement.Value(places)}) AND i.id <> ALL({statement.Value(involvements)}))
                   OR EXISTS (SELECT FROM place p WHERE p.organisation_id = going.id AND p.id <> ALL({statement.Value(members)}))
                   OR EXISTS (SELECT FROM organisation o WHERE o.parent_id = going.id AND o.id <> ALL({statement.Value(children)}))
                UNION
                -- What stays keeps what it belongs to.
                SELECT o.parent_id FROM needed n JOIN organisation o ON o.id = n.id WHERE o.parent_id = ANY({ids})
            )
            SELECT id FROM needed
            """);
        var needed = (await session.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken)).ToHashSet();
        return new(
            [.. plan.Subjects.Where(one => one.Subject != "organisation" || !needed.Contains(one.Id))],
            [.. plan.BuiltUpon, .. needed.Select(id => new KeptField("organisation", id, "", []))]);

        IEnumerable<Guid> Going(string subject) => plan.Subjects.Where(one => one.Subject == subject && one.Goes).Select(one => one.Id);

        IEnumerable<Guid> Set(string subject, string field) =>
            set.Where(each => each.Subject == subject && each.Field.Name == field).Select(each => each.Id);
    }
}
