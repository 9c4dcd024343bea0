namespace Map.Gateway.Upstream;

/// <summary>The caller's key, as the header of a request or the first message of a socket has it.</summary>
static class KeyHeader
{
    const int MaximumLength = 200;

    /// <summary>Whether it can be sent on as metadata of a call. The client throws at anything else, which would look like our fault.
    /// </summary>
    public static bool IsValid(string authorization) =>
        authorization.Length is > 0 and <= MaximumLength && authorization.All(c => c is >= ' ' and <= '~');
}
