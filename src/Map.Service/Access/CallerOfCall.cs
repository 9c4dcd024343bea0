namespace Map.Service.Access;

/// <summary>Carries the caller, and how long it may listen, from the interceptor to the call.</summary>
static class CallerOfCall
{
    static readonly object Key = new();
    static readonly object Listening = new();

    public static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;

    // Throws rather than falls back to Anonymous: a call that bypasses AccessInterceptor is a bug.
    public static Caller Caller(this ServerCallContext context) => (Caller)context.UserState[Key];

    /// <summary>Also cancelled when the caller's key is closed or ends.</summary>
    public static CancellationToken ListeningToken(this ServerCallContext context) =>
        context.UserState.TryGetValue(Listening, out var token) ? (CancellationToken)token : context.CancellationToken;

    public static void SetListeningToken(this ServerCallContext context, CancellationToken token) => context.UserState[Listening] = token;
}
