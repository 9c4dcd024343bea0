using Map.Service.Errors;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Map.Service.Tests.Errors;

public sealed class FailuresTests
{
    static readonly NpgsqlException BrokenPipe = new("Exception while writing to stream", new IOException("Broken pipe"));

    public static TheoryData<Exception> Lost =>
        [BrokenPipe, new InvalidOperationException("likely transient", BrokenPipe), new DbUpdateException("while saving", BrokenPipe)];

    public static TheoryData<string> Transient => ["08006", "28000", "3D000", "40001", "40P01", "53300", "57P01", "57P02", "57P03"];

    [Theory]
    [MemberData(nameof(Transient))]
    public void Refusal_of_database_that_another_attempt_may_not_meet_is_unavailable(string state) => Assert.Equal(
        ErrorReason.Unavailable,
        Failures.ToRefusal(Wrapped(new PostgresException("", "", "", state)), false).Reason);

    static InvalidOperationException Wrapped(Exception cause) => new("", new DbUpdateException("", cause));

    [Fact]
    public void Pool_without_a_free_connection_is_unavailable() => Assert.Equal(
        ErrorReason.Unavailable,
        Failures.ToRefusal(new NpgsqlException("The connection pool has been exhausted", new TimeoutException()), false).Reason);

    [Theory]
    [MemberData(nameof(Lost))]
    public void Lost_connection_is_unavailable_whoever_tells_of_it(Exception exception) =>
        Assert.Equal(ErrorReason.Unavailable, Failures.ToRefusal(exception, outOfTime: false).Reason);

    [Fact]
    public void Anything_else_is_our_fault_and_not_told() =>
        Assert.DoesNotContain("secret", Failures.ToRefusal(new InvalidOperationException("secret"), outOfTime: false).Message);
}
