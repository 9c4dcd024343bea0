using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What a revision is of, in the words of the log.</summary>
static class Subjects
{
    /// <summary>The place or the organisation; null if there is none, or if it may not be seen.</summary>
    public static async Task<INode?> LoadAsync(
        string subject, string id, PlaceById places, OrganisationById organisations, CancellationToken cancellation) =>
        subject == "organisation" ? await organisations.LoadAsync(id, cancellation) : await places.LoadAsync(id, cancellation);
}
