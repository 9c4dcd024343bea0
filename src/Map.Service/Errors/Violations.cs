using Google.Rpc;

namespace Map.Service.Errors;

/// <summary>Collects what is wrong with a message, so that one refusal names all of it. The checks are <see cref="FieldRules"/>.</summary>
public sealed class Violations
{
    // A request of a thousand wrong ids must not make a response of a thousand sentences.
    const int Reported = 20;

    readonly List<BadRequest.Types.FieldViolation> found = [];

    public IReadOnlyList<BadRequest.Types.FieldViolation> Found => found;

    public bool Any => found.Count > 0;

    public void Add(string field, string description) =>
        found.Add(new BadRequest.Types.FieldViolation { Field = field, Description = description });

    public void ThrowIfAny()
    {
        if (found.Count == 0) return;
        var more = found.Count == 1 ? "" : $" ({found.Count} fields are wrong)";
        throw new Refusal(ErrorReason.InvalidArgument, $"{found[0].Field}: {found[0].Description}{more}", [.. found.Take(Reported)]);
    }
}
