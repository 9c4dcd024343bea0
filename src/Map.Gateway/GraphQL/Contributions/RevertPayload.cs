using Map.Gateway.GraphQL.Events;
using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What was undone, or with validateOnly would be.</summary>
public sealed class RevertPayload(V1.RevertResponse response) : ActPayload(response.ActId)
{
    /// <summary>What changes, by place, organisation or event, and field; at most 1,000 of them are listed.</summary>
    [ListSize(AssumedSize = Expected.FieldsUndone)]
    public IReadOnlyList<Undone> Undone => [.. response.Undone.Select(undone => new Undone(undone))];

    /// <summary>What stays, because others have changed it since; at most 1,000 of them are listed.</summary>
    [ListSize(AssumedSize = Expected.FieldsUndone)]
    public IReadOnlyList<BuiltUpon> BuiltUpon => [.. response.BuiltUpon.Select(kept => new BuiltUpon(kept))];

    /// <summary>How many places, organisations and events change.</summary>
    public int Subjects => response.Subjects;

    /// <summary>How many fields change.</summary>
    public int Fields => response.Fields;

    /// <summary>How many fields stay because others have changed them since.</summary>
    public int FieldsBuiltUpon => response.FieldsBuiltUpon;

    /// <summary>SHA-256 of all that changes, the same for a preview and its result.</summary>
    public string Digest => response.Digest;
}

/// <summary>A field that is set back.</summary>
public sealed class Undone(V1.Undone message)
{
    /// <summary>What has the field; null when it is gone, or not there yet.</summary>
    [Cost(Weight.Batched)]
    public Task<INode?> GetNodeAsync(PlaceById places, OrganisationById organisations, EventById events, CancellationToken cancellation) =>
        Subjects.LoadAsync(message.Subject, message.SubjectId, places, organisations, events, cancellation);

    /// <summary>Its name.</summary>
    public string Name => message.Name;

    /// <summary>The field, with its values before and after; without a name where it comes or goes as a whole.</summary>
    public FieldChange Change => new(message.Change);
}

/// <summary>A field that stays, because others have changed it since.</summary>
public sealed class BuiltUpon(V1.BuiltUpon message)
{
    /// <summary>What has the field; null when it is gone.</summary>
    [Cost(Weight.Batched)]
    public Task<INode?> GetNodeAsync(PlaceById places, OrganisationById organisations, EventById events, CancellationToken cancellation) =>
        Subjects.LoadAsync(message.Subject, message.SubjectId, places, organisations, events, cancellation);

    /// <summary>Its name.</summary>
    public string Name => message.Name;

    /// <summary>The field; without a name where it would come or go as a whole.</summary>
    public string Field => Translation.PathOf(message.Field);

    /// <summary>The revisions that changed it since, oldest first.</summary>
    public IReadOnlyList<long> Revisions => message.Revisions;
}
