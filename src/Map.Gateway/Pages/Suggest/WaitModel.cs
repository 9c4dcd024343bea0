using System.Text.Json;

namespace Map.Gateway.Pages.Suggest;

/// <summary>A suggestion that costs something.</summary>
/// <param name="Form">What was typed and answered.</param>
/// <param name="Id">The place; null for a new one.</param>
/// <param name="Ticket">What pays for it after the wait.</param>
/// <param name="Seconds">How long to wait.</param>
/// <param name="Challenge">What pays for it at once: the challenge in ALTCHA's JSON; null when a ticket came too early.</param>
public sealed record WaitModel(SuggestForm Form, string? Id, string Ticket, int Seconds, string? Challenge)
{
    /// <param name="form">What was typed and answered.</param>
    /// <param name="id">The place; null for a new one.</param>
    /// <param name="failure">A refusal with the reason PROOF_OF_WORK.</param>
    internal static WaitModel Of(SuggestForm form, string? id, Failure failure) => failure.Challenge is { } challenge
        ? new(form, id, challenge.Ticket, challenge.TicketSeconds, JsonSerializer.Serialize(new
        {
            algorithm = challenge.Algorithm, challenge = challenge.Challenge, salt = challenge.Salt, maxnumber = challenge.MaxNumber,
            signature = challenge.Signature,
        }))
        : new(form, id, form[SuggestForm.Proof], Math.Max(1, failure.RetryAfterSeconds ?? 1), null);
}
