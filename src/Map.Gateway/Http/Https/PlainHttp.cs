namespace Map.Gateway.Http.Https;

/// <summary>Metadata: what is asked here may be asked without TLS, also where there is TLS.</summary>
sealed class PlainHttp
{
    public static PlainHttp Allowed { get; } = new();
}
