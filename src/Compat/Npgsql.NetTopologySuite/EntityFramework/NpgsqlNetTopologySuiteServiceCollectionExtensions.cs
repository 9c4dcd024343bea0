using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.ExpressionTranslators.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services behind <c>UseNetTopologySuite()</c>.</summary>
public static class NpgsqlNetTopologySuiteServiceCollectionExtensions
{
    /// <summary>Only needed by applications that build EF Core's internal service provider themselves.</summary>
    public static IServiceCollection AddEntityFrameworkNpgsqlNetTopologySuite(this IServiceCollection serviceCollection)
    {
        new EntityFrameworkRelationalServicesBuilder(serviceCollection)
            .TryAdd<ISingletonOptions, NpgsqlNetTopologySuiteSingletonOptions>(
                services => services.GetRequiredService<NpgsqlNetTopologySuiteSingletonOptions>())
            .TryAdd<IRelationalTypeMappingSourcePlugin, NpgsqlNetTopologySuiteTypeMappingSourcePlugin>()
            .TryAdd<IMethodCallTranslatorPlugin, NpgsqlNetTopologySuiteMethodCallTranslatorPlugin>()
            .TryAdd<IMemberTranslatorPlugin, NpgsqlNetTopologySuiteMemberTranslatorPlugin>()
            .TryAddProviderSpecificServices(services => services
                .TryAddSingleton<NpgsqlNetTopologySuiteSingletonOptions, NpgsqlNetTopologySuiteSingletonOptions>()
                .TryAddSingletonEnumerable<INpgsqlDataSourceConfigurationPlugin, NetTopologySuiteDataSourceConfigurationPlugin>());
        return serviceCollection;
    }
}
