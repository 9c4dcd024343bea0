namespace Map.Gateway.Tests;

public class DependencyTests
{
    [Fact]
    public void Gateway_knows_no_database_and_not_service() =>
        Assert.DoesNotContain(
            typeof(Setup).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
            name => name.StartsWith("Npgsql", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name == "Map.Service");
}
