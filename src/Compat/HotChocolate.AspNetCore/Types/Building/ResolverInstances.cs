using HotChocolate.Execution.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types.Building;

/// <summary>The objects that resolver methods are called on, where it is not the parent: root types and extensions.</summary>
static class ResolverInstances
{
    /// <summary>From the services when registered; else made once when it needs nothing, or for each call with its services.</summary>
    public static (object? Shared, Func<ResolverContext, object>? PerCall) For(Type type, IServiceProvider applicationServices)
    {
        if (applicationServices.GetService<IServiceProviderIsService>()?.IsService(type) is true)
            return (null, context => context.Services.GetRequiredService(type));
        if (type.GetConstructor(Type.EmptyTypes) is not null)
            return (Activator.CreateInstance(type), null);
        if (type.IsAbstract || type.GetConstructors().Length == 0)
            throw new SchemaException(
                $"{type} has resolvers but cannot be created: give it a public constructor, or make the methods static.");
        var factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return (null, context => factory(context.Services, null));
    }
}
