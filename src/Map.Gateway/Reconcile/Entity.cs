namespace Map.Gateway.Reconcile;

/// <summary>A place or an organisation: one of the two is set.</summary>
sealed record Entity(V1.Place? Place, V1.Organisation? Organisation)
{
    public Entity(V1.Place place) : this(place, null)
    {
    }

    public Entity(V1.Organisation organisation) : this(null, organisation)
    {
    }

    /// <summary>As GraphQL and the files have it.</summary>
    public string Id => Place is null ? IdOf(Organisation!) : GlobalId.Of(Place).ToString();

    public string Name => Place?.Name ?? Organisation!.Name;

    public EntityType Type => Place is null ? EntityType.Organisation : EntityType.Of(Place.Kind);

    /// <summary>What tells it from its namesakes: Detention centre, Coquelles, FR.</summary>
    public string Description => string.Join(", ", new[] { Type.Name, Place?.Address?.Town, Place?.Country ?? Organisation?.Country }
        .Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The UUIDs that lead to it: its own, and those of what was merged into it.</summary>
    public IEnumerable<string> Uuids => Place is null ? Organisation!.MergedFrom.Prepend(Organisation.Id) : Place.MergedFrom.Prepend(Place.Id);

    public static string IdOf(V1.Organisation organisation) => new GlobalId(GlobalId.Organisation, organisation.Id).ToString();
}
