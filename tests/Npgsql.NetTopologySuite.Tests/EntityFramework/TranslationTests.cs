using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

/// <summary>The SQL of each translated member, and what PostGIS answers to it.</summary>
public sealed class TranslationTests(PlacesDatabase database) : IClassFixture<PlacesDatabase>, IAsyncDisposable
{
    readonly PlacesContext _context = database.Open();
    readonly Point _here = Shapes.Parse<Point>("POINT (1.8587 50.9513)");
    readonly Polygon _kent = Shapes.Parse<Polygon>("POLYGON ((1 50, 2 50, 2 51, 1 51, 1 50))");

    [Fact]
    public async Task Distance_becomes_ST_Distance()
    {
        await AssertAnswer(_context.Places.Where(p => p.At.Distance(_here) < 1), "WHERE ST_Distance(p.\"At\", @_here) < 1.0", 1, 2);
        Assert.Equal(0, await _context.Places.Where(p => p.Id == 1).Select(p => p.At.Distance(_here)).SingleAsync());
    }

    [Fact]
    public Task IsWithinDistance_becomes_ST_DWithin()
        => AssertAnswer(_context.Places.Where(p => p.At.IsWithinDistance(_here, 0.125)), "WHERE ST_DWithin(p.\"At\", @_here, 0.125)", 1, 2);

    [Fact]
    public Task Intersects_becomes_ST_Intersects()
        => AssertAnswer(_context.Places.Where(p => p.At.Intersects(_kent)), "WHERE ST_Intersects(p.\"At\", @_kent)", 1, 2);

    [Fact]
    public Task Within_becomes_ST_Within()
        => AssertAnswer(_context.Places.Where(p => p.At.Within(_kent)), "WHERE ST_Within(p.\"At\", @_kent)", 1, 2);

    [Fact]
    public Task Contains_becomes_ST_Contains()
        => AssertAnswer(_context.Places.Where(p => p.Coverage!.Contains(_here)), "WHERE ST_Contains(p.\"Coverage\", @_here)", 1);

    [Fact]
    public Task Value_may_stand_on_the_left()
        => AssertAnswer(_context.Places.Where(p => _kent.Contains(p.At)), "WHERE ST_Contains(@_kent, p.\"At\")", 1, 2);

    [Fact]
    public Task Two_columns_are_compared_in_the_database()
        => AssertAnswer(
            _context.Places.Where(p => p.Entrance!.IsWithinDistance(p.At, 0.01)),
            "WHERE ST_DWithin(p.\"Entrance\", p.\"At\", 0.01)", 2);

    [Fact]
    public async Task X_and_Y_become_ST_X_and_ST_Y()
    {
        await AssertAnswer(_context.Places.Where(p => p.At.X < 0 && p.At.Y > 55), "WHERE ST_X(p.\"At\") < 0.0 AND ST_Y(p.\"At\") > 55.0", 3);
        var glasgow = await _context.Places.Where(p => p.Id == 3).Select(p => new { p.At.X, p.At.Y }).SingleAsync();
        Assert.Equal((-4.2518, 55.8642), (glasgow.X, glasgow.Y));
    }

    [Fact]
    public Task Method_of_a_missing_geometry_is_not_true()
        => AssertAnswer(_context.Places.Where(p => p.Entrance!.Within(_kent)), "WHERE ST_Within(p.\"Entrance\", @_kent)", 2);

    [Fact]
    public Task Geography_is_compared_with_geography_in_metres()
        => AssertAnswer(
            _context.Places.Where(p => p.OnTheGlobe!.IsWithinDistance(_here, 5_000)),
            "WHERE ST_DWithin(p.\"OnTheGlobe\", @_here, 5000.0)", 1, 2);

    [Fact]
    public Task Spheroid_is_chosen_for_IsWithinDistance()
        => AssertAnswer(
            _context.Places.Where(p => EF.Functions.IsWithinDistance(p.OnTheGlobe!, _here, 5_000, true)),
            "WHERE ST_DWithin(p.\"OnTheGlobe\", @_here, 5000.0, TRUE)", 1, 2);

    [Fact]
    public async Task Spheroid_is_chosen_for_Distance()
    {
        await AssertAnswer(
            _context.Places.Where(p => EF.Functions.Distance(p.OnTheGlobe!, _here, false) < 1_000),
            "WHERE ST_Distance(p.\"OnTheGlobe\", @_here, FALSE) < 1000.0", 1);
        var metres = await _context.Places.Where(p => p.Id == 2).Select(p => EF.Functions.Distance(p.OnTheGlobe!, _here, true)).SingleAsync();
        Assert.Equal(4_417, metres, tolerance: 10);
    }

    [Fact]
    public async Task DistanceKnn_orders_by_the_operator_that_walks_the_index()
    {
        var nearest = _context.Places.OrderBy(p => EF.Functions.DistanceKnn(p.At, _here)).Take(2);
        await AssertAnswer(nearest, "ORDER BY p.\"At\" <-> @_here", 1, 2);
    }

    [Fact]
    public Task Constant_is_written_as_a_literal()
    {
        var query = _context.Places.Where(p => p.At.Distance(EF.Constant(_here)) == 0);
        return AssertAnswer(query, "WHERE ST_Distance(p.\"At\", GEOMETRY 'SRID=4326;POINT (1.8587 50.9513)') = 0.0", 1);
    }

    [Fact]
    public Task Constant_compared_with_geography_is_a_geography_literal()
    {
        var query = _context.Places.Where(p => p.OnTheGlobe!.Distance(EF.Constant(_here)) < 1);
        return AssertAnswer(query, "WHERE ST_Distance(p.\"OnTheGlobe\", GEOGRAPHY 'SRID=4326;POINT (1.8587 50.9513)') < 1.0", 1);
    }

    [Fact]
    public void Untranslated_member_is_an_error_and_not_a_client_side_filter()
        => Assert.Throws<InvalidOperationException>(() => _context.Places.Where(p => p.At.Crosses(_kent)).ToQueryString());

    [Fact]
    public void Database_function_says_that_it_has_no_value_in_memory()
    {
        var error = Assert.Throws<InvalidOperationException>(() => EF.Functions.DistanceKnn(_here, _here));
        Assert.Contains("EF.Functions.DistanceKnn", error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    static async Task AssertAnswer(IQueryable<Place> query, string clause, params int[] ids)
    {
        Assert.Contains(clause, query.ToQueryString().Split(Environment.NewLine));
        Assert.Equal(ids, await query.Select(place => place.Id).ToArrayAsync());
    }
}
