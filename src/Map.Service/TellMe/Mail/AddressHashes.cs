using System.Text;
using Map.Service.Freshness.Mail;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Mail;

/// <summary>By what addresses are known again. That of an e-mail address follows from the one in the mail book, so that who says stop there is found here; without the key of
/// the operator nobody can try addresses against it.</summary>
sealed class AddressHashes(MailBook book, SubscriberKeys keys)
{
    public async Task<byte[]> OfMailAsync(string address, CancellationToken cancellationToken) => OfBook(await book.HashAsync(address, cancellationToken));

    /// <param name="hash">The address in the mail book.</param>
    public byte[] OfBook(byte[] hash) => keys.Hash(hash);

    public byte[] OfEndpoint(string endpoint) => keys.Hash(Encoding.UTF8.GetBytes(endpoint));

    public async Task<byte[]> OfAsync(string channel, SubscriberAddress contact, CancellationToken cancellationToken) =>
        channel == Subscription.Push ? OfEndpoint(contact.Address) : await OfMailAsync(contact.Address, cancellationToken);
}
