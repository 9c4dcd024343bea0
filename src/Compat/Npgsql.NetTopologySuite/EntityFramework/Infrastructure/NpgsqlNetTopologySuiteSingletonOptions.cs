using Microsoft.EntityFrameworkCore.Infrastructure;
using NetTopologySuite.Geometries;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

/// <summary>The options as EF Core's singletons see them. They are filled in after those singletons are made.</summary>
sealed class NpgsqlNetTopologySuiteSingletonOptions : ISingletonOptions
{
    public CoordinateSequenceFactory? CoordinateSequenceFactory { get; private set; }

    public PrecisionModel? PrecisionModel { get; private set; }

    public Ordinates HandleOrdinates { get; private set; }

    public bool IsGeographyDefault { get; private set; }

    public void Initialize(IDbContextOptions options)
    {
        if (options.FindExtension<NpgsqlNetTopologySuiteOptionsExtension>() is not { } extension)
            return;

        CoordinateSequenceFactory = extension.CoordinateSequenceFactory;
        PrecisionModel = extension.PrecisionModel;
        HandleOrdinates = extension.HandleOrdinates;
        IsGeographyDefault = extension.IsGeographyDefault;
    }

    public void Validate(IDbContextOptions options)
    {
        if (options.FindExtension<NpgsqlNetTopologySuiteOptionsExtension>() is { } extension
            && extension.IsGeographyDefault != IsGeographyDefault)
        {
            throw new InvalidOperationException(
                "Contexts that share one internal service provider must agree on UseNetTopologySuite(geographyAsDefault).");
        }
    }
}
