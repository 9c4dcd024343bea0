namespace Map.Service.Access;

/// <summary>Carries the caller from the interceptor to the call.</summary>
static class CallerOfCall
{
    static readonly object Key = new();

    public static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;

    // Throws rather than falls back to Anonymous: a call that bypasses AccessInterceptor is a bug.
    public static Caller Caller(this ServerCallContext context) => (Caller)context.UserState[Key];
}
