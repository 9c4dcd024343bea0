using Google.Protobuf.Reflection;
using Google.Rpc;
using static Map.V1.ProposedChange;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>Where in the input of a suggestion a field of the service's refusal stands. The change in it is checked by the same rules as one
/// that is made at once, so its fields come back under the names that they have in the request of that.</summary>
static class SuggestPaths
{
    /// <summary>For `suggest`.</summary>
    public static Func<BadRequest.Types.FieldViolation, Violation> OfSuggestion(V1.ProposedChange change) =>
        violation => Of(violation, V1.SuggestRequest.Descriptor, "change") is { } field
            ? OfChange(violation, field, change, "input.change")
            : OfInput(violation);

    /// <summary>For `acceptSuggestion`. What is wrong with the change as it was proposed is in no input but the id.</summary>
    /// <param name="edited">The change as the reviewer edited it; null when it is accepted as it was proposed.</param>
    public static Func<BadRequest.Types.FieldViolation, Violation> OfAcceptance(V1.ProposedChange? edited) =>
        violation => Of(violation, V1.AcceptSuggestionRequest.Descriptor, "edited") is not { } field ? OfInput(violation)
            : edited is not null ? OfChange(violation, field, edited, "input.edited") : OfProposed(violation, field);

    /// <summary>For the other mutations, and for what stands beside the change.</summary>
    public static Violation OfInput(BadRequest.Types.FieldViolation violation) => Translation.InInputObject(
        new() { Field = violation.Field.Replace("summary.", "", StringComparison.Ordinal), Description = violation.Description });

    static Violation OfProposed(BadRequest.Types.FieldViolation violation, string field)
    {
        var proposed = Translation.InInputObject(new() { Field = field, Description = violation.Description });
        return new("input.id", $"is of a suggestion that does not fit as it was proposed. {proposed.Field["input.".Length..]}: {proposed.Description}");
    }

    // The path within the request of the change; null for a field beside it.
    static string? Of(BadRequest.Types.FieldViolation violation, MessageDescriptor request, string change)
    {
        string[] path = violation.Field.Split('.');
        if (path[0] == change)
        {
            // By its whole path, change.update_place.place.note, or by a short one, change.id.
            var isWhole = path.Length > 1 && V1.ProposedChange.Descriptor.FindFieldByName(path[1]) is not null;
            return path.Length == 1 ? null : string.Join('.', path[(isWhole ? 2 : 1)..]);
        }

        return path[0] == "summary" || request.FindFieldByName(path[0].Split('[')[0]) is not null ? null : violation.Field;
    }

    static Violation OfChange(BadRequest.Types.FieldViolation violation, string field, V1.ProposedChange change, string path)
    {
        var subject = SubjectOf(change.WhatCase);
        // The mask is made of what is given.
        if (field.StartsWith("update_mask", StringComparison.Ordinal)) field = subject;
        // What is added is itself the input.
        if (change.WhatCase is WhatOneofCase.AddPlace or WhatOneofCase.AddInvolvement or WhatOneofCase.AddOrganisation)
            field = field == subject ? "" : field.StartsWith($"{subject}.", StringComparison.Ordinal) ? field[(subject.Length + 1)..] : field;
        if (change.WhatCase == WhatOneofCase.WithdrawPlace && field == "id") field = "place";
        if (field == "other_id") field = "other";
        var kind = Translation.PathOf(V1.ProposedChange.Descriptor.FindFieldByNumber((int)change.WhatCase).Name);
        var inner = Translation.InInputObject(new() { Field = field, Description = violation.Description });
        return inner with { Field = $"{path}.{kind}{inner.Field["input".Length..].TrimEnd('.')}" };
    }

    static string SubjectOf(WhatOneofCase what) => what switch
    {
        WhatOneofCase.AddInvolvement or WhatOneofCase.UpdateInvolvement or WhatOneofCase.EndInvolvement => "involvement",
        WhatOneofCase.AddOrganisation or WhatOneofCase.UpdateOrganisation => "organisation",
        _ => "place",
    };
}
