using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>A conflict of two fields: the reason, and the fields on both sides, including the conflicting subfields.</summary>
sealed record FieldConflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second)
{
    const int LongestReason = 1000;
    const int MostNodes = 20;

    /// <summary>The conflict of two fields whose subfields conflict; null if no subfields do.</summary>
    public static FieldConflict? OfSelections(string responseName, MergeableField first, MergeableField second, List<FieldConflict> inside)
    {
        if (inside.Count == 0)
            return null;
        var reason = "";
        foreach (var conflict in inside)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}";
            if (reason.Length > LongestReason)
                break;
        }
        return new FieldConflict(
            responseName,
            reason.Length > LongestReason ? reason[..LongestReason] + "…" : reason,
            [.. inside.SelectMany(conflict => conflict.First).Prepend(first.Node).Take(MostNodes)],
            [.. inside.SelectMany(conflict => conflict.Second).Prepend(second.Node).Take(MostNodes)]);
    }
}
