using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

/// <summary>The SQL of each translated member, and what PostGIS answers to it.</summary>
public sealed class TranslationTests(PlacesDatabase database) : IClassFixture<PlacesDatabase>, IAsyncDisposable
{
    readonly PlacesContext context = database.Open();
    readonly Point here = Shapes.Parse<Point>("POINT (1.8587 50.9513)");
    readonly Polygon kent = Shapes.Parse<Polygon>("POLYGON ((1 50, 2 50, 2 51, 1 51, 1 50))");

    [Fact]
    public async Task Distance_becomes_ST_Distance()
    {
        await AssertAnswer(context.Places.Where(p => p.At.Distance(here) < 1), "WHERE ST_Distance(p.\"At\", @here) < 1.0", 1, 2);
        Assert.Equal(0, await context.Places.Where(p => p.Id == 1).Select(p => p.At.Distance(here)).SingleAsync());
    }

    [Fact]
    public Task IsWithinDistance_becomes_ST_DWithin()
        => AssertAnswer(context.Places.Where(p => p.At.IsWithinDistance(here, 0.125)), "WHERE ST_DWithin(p.\"At\", @here, 0.125)", 1, 2);

    [Fact]
    public Task Intersects_becomes_ST_Intersects()
        => AssertAnswer(context.Places.Where(p => p.At.Intersects(kent)), "WHERE ST_Intersects(p.\"At\", @kent)", 1, 2);

    [Fact]
    public Task Within_becomes_ST_Within()
        => AssertAnswer(context.Places.Where(p => p.At.Within(kent)), "WHERE ST_Within(p.\"At\", @kent)", 1, 2);

    [Fact]
    public Task Contains_becomes_ST_Contains()
        => AssertAnswer(context.Places.Where(p => p.Coverage!.Contains(here)), "WHERE ST_Contains(p.\"Coverage\", @here)", 1);

    [Fact]
    public Task Value_may_stand_on_the_left()
        => AssertAnswer(context.Places.Where(p => kent.Contains(p.At)), "WHERE ST_Contains(@kent, p.\"At\")", 1, 2);

    [Fact]
    public Task Two_columns_are_compared_in_the_database()
        => AssertAnswer(
            context.Places.Where(p => p.Entrance!.IsWithinDistance(p.At, 0.01)),
            "WHERE ST_DWithin(p.\"Entrance\", p.\"At\", 0.01)", 2);

    [Fact]
    public async Task X_and_Y_become_ST_X_and_ST_Y()
    {
        await AssertAnswer(context.Places.Where(p => p.At.X < 0 && p.At.Y > 55), "WHERE ST_X(p.\"At\") < 0.0 AND ST_Y(p.\"At\") > 55.0", 3);
        var glasgow = await context.Places.Where(p => p.Id == 3).Select(p => new { p.At.X, p.At.Y }).SingleAsync();
        Assert.Equal((-4.2518, 55.8642), (glasgow.X, glasgow.Y));
    }

    [Fact]
    public Task Method_of_a_missing_geometry_is_not_true()
        => AssertAnswer(context.Places.Where(p => p.Entrance!.Within(kent)), "WHERE ST_Within(p.\"Entrance\", @kent)", 2);

    [Fact]
    public Task Geography_is_compared_with_geography_in_metres()
        => AssertAnswer(
            context.Places.Where(p => p.OnTheGlobe!.IsWithinDistance(here, 5_000)),
            "WHERE ST_DWithin(p.\"OnTheGlobe\", @here, 5000.0)", 1, 2);

    [Fact]
    public Task Spheroid_is_chosen_for_IsWithinDistance()
        => AssertAnswer(
            context.Places.Where(p => EF.Functions.IsWithinDistance(p.OnTheGlobe!, here, 5_000, true)),
            "WHERE ST_DWithin(p.\"OnTheGlobe\", @here, 5000.0, TRUE)", 1, 2);

    [Fact]
    public async Task Spheroid_is_chosen_for_Distance()
    {
        await AssertAnswer(
            context.Places.Where(p => EF.Functions.Distance(p.OnTheGlobe!, here, false) < 1_000),
            "WHERE ST_Distance(p.\"OnTheGlobe\", @here, FALSE) < 1000.0", 1);
        var metres = await context.Places.Where(p => p.Id == 2).Select(p => EF.Functions.Distance(p.OnTheGlobe!, here, true)).SingleAsync();
        Assert.Equal(4_417, metres, tolerance: 10);
    }

    [Fact]
    public async Task DistanceKnn_orders_by_the_operator_that_walks_the_index()
    {
        var nearest = context.Places.OrderBy(p => EF.Functions.DistanceKnn(p.At, here)).Take(2);
        await AssertAnswer(nearest, "ORDER BY p.\"At\" <-> @here", 1, 2);
    }

    [Fact]
    public Task Constant_is_written_as_a_literal()
    {
        var query = context.Places.Where(p => p.At.Distance(EF.Constant(here)) == 0);
        return AssertAnswer(query, "WHERE ST_Distance(p.\"At\", GEOMETRY 'SRID=4326;POINT (1.8587 50.9513)') = 0.0", 1);
    }

    [Fact]
    public Task Constant_compared_with_geography_is_a_geography_literal()
    {
        var query = context.Places.Where(p => p.OnTheGlobe!.Distance(EF.Constant(here)) < 1);
        return AssertAnswer(query, "WHERE ST_Distance(p.\"OnTheGlobe\", GEOGRAPHY 'SRID=4326;POINT (1.8587 50.9513)') < 1.0", 1);
    }

    [Fact]
    public void Untranslated_member_is_an_error_and_not_a_client_side_filter()
        => Assert.Throws<InvalidOperationException>(() => context.Places.Where(p => p.At.Crosses(kent)).ToQueryString());

    [Fact]
    public void Database_function_says_that_it_has_no_value_in_memory()
    {
        var error = Assert.Throws<InvalidOperationException>(() => EF.Functions.DistanceKnn(here, here));
        Assert.Contains("EF.Functions.DistanceKnn", error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    static async Task AssertAnswer(IQueryable<Place> query, string clause, params int[] ids)
    {
        Assert.Contains(clause, query.ToQueryString().Split(Environment.NewLine));
        Assert.Equal(ids, await query.Select(place => place.Id).ToArrayAsync());
    }
}
