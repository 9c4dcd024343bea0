namespace Map.Service.Organisations;

/// <summary>Copies a message into its row: all but whose it is.</summary>
static class InvolvementWriter
{
    public static void Apply(InvolvementEntity row, Involvement involvement, MapDbContext context)
    {
        row.Role = involvement.Role;
        row.Started = involvement.HasFrom ? involvement.From : null;
        row.Ended = involvement.HasTo ? involvement.To : null;
        row.SourceId = context.IdOfOptional(involvement.Source);
        row.Confidence = involvement.Confidence == Confidence.Unspecified ? null : involvement.Confidence;
        row.Note = involvement.HasNote ? involvement.Note : null;
    }
}
