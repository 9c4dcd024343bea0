namespace Map.Service.Contributions.Edits;

/// <summary>Two changed the same.</summary>
static class Conflict
{
    /// <param name="what">place, organisation or involvement.</param>
    /// <param name="revision">Its last revision.</param>
    /// <param name="fields">What each field is now, and what the caller would make of it.</param>
    public static Refusal Refusal(string what, long revision, IEnumerable<FieldChange> fields)
    {
        var info = new ConflictInfo
        {
            Revision = revision,
            Fields = { fields.Select(field => new FieldConflict { Field = field.Field, Theirs = { field.Before }, Yours = { field.After } }) },
        };
        return new Refusal(
            ErrorReason.Conflict,
            $"Since you read the {what}, somebody has changed {string.Join(", ", info.Fields.Select(field => field.Field))}. Read revision {revision}, "
            + "and decide what is right.", detail: info);
    }
}
