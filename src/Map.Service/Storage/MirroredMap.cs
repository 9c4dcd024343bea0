namespace Map.Service.Storage;

/// <summary>A map that is a copy of another one and follows it: what were changed here would be undone by the next copy.</summary>
static class MirroredMap
{
    /// <exception cref="Refusal">The map is one.</exception>
    public static async Task RefuseAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var originals = await database.ReadAllAsync(new Statement().Append("SELECT url FROM mirror"), row => row.GetString(0), cancellationToken);
        if (originals is [var original]) throw Refused(original);
    }

    /// <param name="original">The address of the dump that it follows.</param>
    public static Refusal Refused(string original) => new(
        ErrorReason.PermissionDenied, $"This map is a copy of {new Uri(original).GetLeftPart(UriPartial.Authority)}, and follows it: change it there. "
            + "Its operator makes it a map of its own by ./map mirror --stop.");
}
