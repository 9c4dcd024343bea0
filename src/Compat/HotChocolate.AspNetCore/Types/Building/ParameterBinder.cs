using System.Linq.Expressions;
using System.Reflection;
using GreenDonut;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types.Building;

/// <summary>Binds resolver parameters that are not arguments.</summary>
sealed class ParameterBinder(IServiceProvider applicationServices, Func<Type, bool> isScalar)
{
    const BindingFlags Flags = BindingFlags.NonPublic | BindingFlags.Static;

    readonly IServiceProviderIsService? isService = applicationServices.GetService<IServiceProviderIsService>();

    public bool IsArgument(ParameterInfo parameter) => Kind(parameter) is null;

    /// <summary>The value of a parameter that is not an argument.</summary>
    public Expression Bind(ParameterInfo parameter, Expression context)
    {
        var helper = typeof(ParameterBinder).GetMethod(Kind(parameter)!, Flags)!.MakeGenericMethod(parameter.ParameterType);
        return Expression.Call(helper, context, Expression.Constant(parameter));
    }

    string? Kind(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
            return nameof(Cancellation);
        if (type == typeof(IResolverContext))
            return nameof(Context);
        if (parameter.IsDefined(typeof(ParentAttribute)))
            return nameof(Parent);
        if (parameter.IsDefined(typeof(EventMessageAttribute)))
            return nameof(EventMessage);
        if (parameter.IsDefined(typeof(ServiceAttribute)) || typeof(IDataLoader).IsAssignableFrom(type))
            return nameof(Service);
        if (type == typeof(ISchema))
            return nameof(Schema);
        if (type == typeof(IServiceProvider))
            return nameof(Services);
        return IsService(type) ? nameof(Service) : null;
    }

    // The container reports every IEnumerable<T> as a service, so lists are excluded, and so are scalars and enums: these are arguments.
    bool IsService(Type type) =>
        !type.IsValueType && !isScalar(type) && !TypeShape.TryGetElementType(type, out _) && isService?.IsService(type) is true;

    static T Cancellation<T>(ResolverContext context, ParameterInfo parameter) => (T)(object)context.RequestAborted;

    static T Context<T>(ResolverContext context, ParameterInfo parameter) => (T)(object)context;

    static T Schema<T>(ResolverContext context, ParameterInfo parameter) => (T)context.Schema;

    static T Services<T>(ResolverContext context, ParameterInfo parameter) => (T)context.Services;

    static T Parent<T>(ResolverContext context, ParameterInfo parameter) => context.Parent<T>();

    static T EventMessage<T>(ResolverContext context, ParameterInfo parameter) => (T)context.EventMessage!;

    static T Service<T>(ResolverContext context, ParameterInfo parameter)
    {
        var key = parameter.GetCustomAttribute<ServiceAttribute>()?.Key;
        var service = key is null
            ? context.Services.GetService(typeof(T))
            : context.Services.GetKeyedServices(typeof(T), key).FirstOrDefault();
        return service is T typed
            ? typed
            : parameter.HasDefaultValue
                ? default!
                : throw new InvalidOperationException(
                    $"The parameter `{parameter.Name}` of {parameter.Member.DeclaringType}.{parameter.Member.Name} needs the service "
                        + $"{typeof(T)}, which is not registered.");
    }
}
