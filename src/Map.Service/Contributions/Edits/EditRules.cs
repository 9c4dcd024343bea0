using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Contributions.Edits;

/// <summary>Who may call, and what they must say of a change.</summary>
static class EditRules
{
    /// <param name="caller">Who asks.</param>
    /// <param name="what">What for: "Changing a place".</param>
    /// <param name="canBeSuggested">Whether somebody without a key may suggest the same.</param>
    /// <exception cref="Refusal">The caller has no key.</exception>
    public static void RequireContributor(this Caller caller, string what, bool canBeSuggested = false)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated, $"{what} needs a contributor's key, sent as \"authorization: Bearer KEY\"."
                + (canBeSuggested ? " Without a key you can suggest it." : ""));
    }

    /// <exception cref="Refusal">The caller has no key, or not one of a reviewer.</exception>
    public static void RequireReviewer(this Caller caller, string what)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated, $"{what} needs a reviewer's key, sent as \"authorization: Bearer KEY\".");
        if (!caller.Reviews) throw new Refusal(ErrorReason.PermissionDenied, $"{what} needs a reviewer's key, and this is a contributor's.");
    }

    /// <summary>Checks what is said of a change.</summary>
    /// <param name="summary">What the caller says; null for nothing.</param>
    /// <param name="violations">Gets what is wrong.</param>
    /// <param name="needsComment">Whether it must say why.</param>
    public static void Check(EditSummary? summary, Violations violations, bool needsComment = false)
    {
        if (summary is { HasComment: true }) violations.Text("summary.comment", summary.Comment, 500);
        else if (needsComment) violations.Add("summary.comment", "is missing; say why, for those who read the history.");
        violations.Count("summary.sources", summary?.Sources.Count ?? 0, 20);
        for (var i = 0; i < summary?.Sources.Count; i++)
            violations.WholeSource($"summary.sources[{i}]", summary.Sources[i], Place.Descriptor);
    }

    /// <summary>Checks the mask of a change.</summary>
    /// <param name="violations">Gets what is wrong.</param>
    /// <param name="field">The field of the request that has the mask.</param>
    /// <param name="mask">The mask; null for none.</param>
    /// <param name="such">Some fields that can be changed.</param>
    /// <param name="faultOf">What is wrong with a path; null for nothing.</param>
    public static void Mask(this Violations violations, string field, FieldMask? mask, string such, Func<string, string?> faultOf)
    {
        if (mask is null || mask.Paths.Count == 0) violations.Add(field, $"is empty; the fields to change, such as {such}.");
        for (var i = 0; i < mask?.Paths.Count; i++)
            if (faultOf(mask.Paths[i]) is { } fault) violations.Add($"{field}.paths[{i}]", fault);
    }

    /// <summary>Refuses a change that nobody vouches for. Whether a suggestion needs more than the word of its author is for a reviewer to
    /// judge: many people know a thing at first hand.</summary>
    public static void RequireSource(this EditSession session, EditSummary? summary, bool bringsSources, Violations violations)
    {
        if (session.IsProposal || summary?.Sources.Count > 0 || bringsSources || summary?.IsSpelling == true) return;
        violations.Add("summary.sources", "is empty; give at least one source, or set is_spelling if the change only corrects spelling.");
    }
}
