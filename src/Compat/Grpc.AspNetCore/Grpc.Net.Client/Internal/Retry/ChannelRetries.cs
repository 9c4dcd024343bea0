using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>Which methods of a channel are tried again, and what its calls share for it.</summary>
sealed class ChannelRetries
{
    readonly Dictionary<(string Service, string Method), RetrySettings?> settings;
    readonly ConcurrentDictionary<IMethod, RetrySettings?> settingsOfMethods = new(ReferenceEqualityComparer.Instance);
    readonly long maxBufferSize;
    long bufferSize;

    ChannelRetries(Dictionary<(string Service, string Method), RetrySettings?> settings, GrpcChannelOptions options)
    {
        this.settings = settings;
        maxBufferSize = options.MaxRetryBufferSize ?? long.MaxValue;
        MaxCallBufferSize = options.MaxRetryBufferPerCallSize ?? long.MaxValue;
        Throttle = options.ServiceConfig!.RetryThrottling is { } policy ? new RetryThrottle(policy) : null;
        Random = options.Random;
    }

    public RetryThrottle? Throttle { get; }

    public Random Random { get; }

    /// <summary>How many bytes of requests one call may keep.</summary>
    public long MaxCallBufferSize { get; }

    /// <returns>Null when no method has a retry policy.</returns>
    /// <exception cref="InvalidOperationException">The service config makes no sense; the message says where.</exception>
    public static ChannelRetries? From(GrpcChannelOptions options)
    {
        if (options.MaxRetryAttempts is < 2)
        {
            throw new InvalidOperationException(
                $"MaxRetryAttempts is {options.MaxRetryAttempts}; it must be 2 or more, or null for no limit.");
        }

        if (options.ServiceConfig is not { } config)
        {
            return null;
        }

        var settings = new Dictionary<(string, string), RetrySettings?>();
        foreach (var methodConfig in config.MethodConfigs)
        {
            foreach (var name in methodConfig.Names)
            {
                Add(settings, name, methodConfig.RetryPolicy, options.MaxRetryAttempts ?? int.MaxValue);
            }
        }

        var retries = new ChannelRetries(settings, options);
        return settings.Values.Any(of => of is not null) ? retries : null;
    }

    public RetrySettings? SettingsOf(IMethod method) =>
        settingsOfMethods.GetOrAdd(method, static (method, settings) =>
            settings.TryGetValue((method.ServiceName, method.Name), out var found)
            || settings.TryGetValue((method.ServiceName, ""), out found)
            || settings.TryGetValue(("", ""), out found)
                ? found
                : null, settings);

    /// <returns>Whether the channel has room for so many bytes more.</returns>
    public bool TryHold(int bytes)
    {
        if (Interlocked.Add(ref bufferSize, bytes) <= maxBufferSize)
        {
            return true;
        }

        LetGo(bytes);
        return false;
    }

    public void LetGo(long bytes) => Interlocked.Add(ref bufferSize, -bytes);

    static void Add(
        Dictionary<(string Service, string Method), RetrySettings?> settings, MethodName name, RetryPolicy? policy, int maxAttempts)
    {
        var (service, method) = (name.Service ?? "", name.Method ?? "");
        if (service.Length == 0 && method.Length > 0)
        {
            throw new InvalidOperationException(
                $"The service config names the method \"{method}\" without its service; set MethodName.Service too.");
        }

        var shown = service.Length == 0 ? "all services" : method.Length == 0 ? service : $"{service}/{method}";
        if (!settings.TryAdd((service, method), policy is null ? null : RetrySettings.From(policy, maxAttempts, shown)))
        {
            throw new InvalidOperationException($"The service config has more than one method config for {shown}; leave one.");
        }
    }
}
