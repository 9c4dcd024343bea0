using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

sealed class NpgsqlNetTopologySuiteOptionsExtension(
    CoordinateSequenceFactory? coordinateSequenceFactory,
    PrecisionModel? precisionModel,
    Ordinates handleOrdinates,
    bool isGeographyDefault) : IDbContextOptionsExtension
{
    public CoordinateSequenceFactory? CoordinateSequenceFactory => coordinateSequenceFactory;

    public PrecisionModel? PrecisionModel => precisionModel;

    public Ordinates HandleOrdinates => handleOrdinates;

    public bool IsGeographyDefault => isGeographyDefault;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) => services.AddEntityFrameworkNpgsqlNetTopologySuite();

    public void Validate(IDbContextOptions options)
    {
        if (options.FindExtension<CoreOptionsExtension>()?.InternalServiceProvider is not { } provider)
            return;

        using var scope = provider.CreateScope();
        var plugins = scope.ServiceProvider.GetServices<IRelationalTypeMappingSourcePlugin>();
        if (!plugins.Any(plugin => plugin is NpgsqlNetTopologySuiteTypeMappingSourcePlugin))
            throw new InvalidOperationException(
                "UseNetTopologySuite() with UseInternalServiceProvider() needs AddEntityFrameworkNpgsqlNetTopologySuite() "
                + "to have been called on that provider's service collection.");
    }

    sealed class ExtensionInfo(NpgsqlNetTopologySuiteOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        new NpgsqlNetTopologySuiteOptionsExtension Extension => (NpgsqlNetTopologySuiteOptionsExtension)base.Extension;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment =>
            Extension.IsGeographyDefault ? "using NetTopologySuite (geography) " : "using NetTopologySuite ";

        // All four are baked into singletons, so contexts that differ in one of them cannot share a service provider.
        public override int GetServiceProviderHashCode()
            => HashCode.Combine(
                Extension.CoordinateSequenceFactory, Extension.PrecisionModel, Extension.HandleOrdinates, Extension.IsGeographyDefault);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other)
            => other is ExtensionInfo info
                && ReferenceEquals(info.Extension.CoordinateSequenceFactory, Extension.CoordinateSequenceFactory)
                && Equals(info.Extension.PrecisionModel, Extension.PrecisionModel)
                && info.Extension.HandleOrdinates == Extension.HandleOrdinates
                && info.Extension.IsGeographyDefault == Extension.IsGeographyDefault;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
            => debugInfo["NpgsqlNetTopologySuite:" + nameof(IsGeographyDefault)] = Extension.IsGeographyDefault ? "1" : "0";
    }
}
