using HotChocolate.Execution.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types.Building;

/// <summary>The instances of classes whose resolver methods are not called on the parent: root types and extensions.</summary>
static class ResolverInstances
{
    /// <summary>The registered service; else a shared instance if there is a parameterless constructor, or a new one for each call, with
    /// its services.</summary>
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
