using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace Microsoft.EntityFrameworkCore;

/// <summary>PostGIS functions that NetTopologySuite has no method for, for use in queries.</summary>
public static class NpgsqlNetTopologySuiteDbFunctionsExtensions
{
    /// <summary>
    /// Whether two <c>geography</c> values are within <paramref name="distance"/> metres: <c>ST_DWithin</c>. Uses a spatial index.
    /// </summary>
    /// <param name="_">The functions.</param>
    /// <param name="geometry">From here.</param>
    /// <param name="anotherGeometry">To here.</param>
    /// <param name="distance">At most this far, in metres.</param>
    /// <param name="useSpheroid">Measure on the spheroid (exact) or on a sphere (faster).</param>
    public static bool IsWithinDistance(
        this DbFunctions _, Geometry geometry, Geometry anotherGeometry, double distance, bool useSpheroid)
        => throw OnlyInQueries();

    /// <summary>The distance between two <c>geography</c> values in metres: <c>ST_Distance</c>.</summary>
    /// <param name="_">The functions.</param>
    /// <param name="geometry">From here.</param>
    /// <param name="anotherGeometry">To here.</param>
    /// <param name="useSpheroid">Measure on the spheroid (exact) or on a sphere (faster).</param>
    public static double Distance(this DbFunctions _, Geometry geometry, Geometry anotherGeometry, bool useSpheroid)
        => throw OnlyInQueries();

    /// <summary>
    /// The distance operator <c>&lt;-&gt;</c>: to order by it is what makes PostGIS walk a spatial index from nearest to farthest.
    /// </summary>
    /// <param name="_">The functions.</param>
    /// <param name="geometry">From here.</param>
    /// <param name="anotherGeometry">To here.</param>
    public static double DistanceKnn(this DbFunctions _, Geometry geometry, Geometry anotherGeometry)
        => throw OnlyInQueries();

    static InvalidOperationException OnlyInQueries([CallerMemberName] string method = "")
        => new($"EF.Functions.{method} has no implementation in memory; use it inside a query that the database runs.");
}
