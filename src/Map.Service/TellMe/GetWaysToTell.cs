using Map.Service.TellMe.Push;

namespace Map.Service.TellMe;

/// <summary>By which ways this map tells.</summary>
/// <param name="hasMail">Whether it sends mail.</param>
/// <param name="push">By what push services know it; null where browsers are not told.</param>
sealed class GetWaysToTell(bool hasMail, PushIdentity? push)
{
    public async Task<WaysToTell> RunAsync(CancellationToken cancellationToken) =>
        new() { Mail = hasMail, PushKey = push is null ? "" : (await push.GetAsync(cancellationToken))?.Public ?? "" };
}
