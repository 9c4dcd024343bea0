namespace Grpc.Core;

/// <summary>Who calls; sent with each call, and only over TLS unless the channel says otherwise.</summary>
public abstract class CallCredentials
{
    internal abstract IReadOnlyList<AsyncAuthInterceptor> Interceptors { get; }

    /// <summary>The credentials of all of them.</summary>
    public static CallCredentials Compose(params CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new InterceptorCredentials([.. credentials.SelectMany(each => each.Interceptors)]);
    }

    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new InterceptorCredentials([interceptor]);
    }

    sealed class InterceptorCredentials(IReadOnlyList<AsyncAuthInterceptor> interceptors) : CallCredentials
    {
        internal override IReadOnlyList<AsyncAuthInterceptor> Interceptors => interceptors;
    }
}
