namespace Map.Service.Freshness.Mail;

/// <summary>Ends all mail to an address.</summary>
public sealed class StopMail(MailBook book)
{
    public async Task<StopMailResponse> RunAsync(StopMailRequest request, CancellationToken cancellationToken)
    {
        if (!await book.StopAsync(request.Token, cancellationToken))
            throw new Refusal(ErrorReason.NotFound, "This is not the token of a mail of this map. Open the address at the end of the mail.");
        return new StopMailResponse();
    }
}
