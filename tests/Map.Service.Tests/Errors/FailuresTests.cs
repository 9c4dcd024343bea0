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

    [Theory]
    [MemberData(nameof(Lost))]
    public void Lost_connection_is_unavailable_whoever_tells_of_it(Exception exception) =>
        Assert.Equal(ErrorReason.Unavailable, Failures.ToRefusal(exception, outOfTime: false).Reason);

    [Fact]
    public void Anything_else_is_our_fault_and_not_told() =>
        Assert.DoesNotContain("secret", Failures.ToRefusal(new InvalidOperationException("secret"), outOfTime: false).Message);
}
