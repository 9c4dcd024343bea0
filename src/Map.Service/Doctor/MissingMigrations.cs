namespace Map.Service.Doctor;

/// <summary>Whether the tables are those of this program.</summary>
sealed class MissingMigrations : IDatabaseCheck
{
    public string Name => "migrations";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        try
        {
            var missing = await Migrations.MissingAsync(database, cancellationToken);
            return missing is []
                ? new(Name, FindingLevel.Ok, $"all {Migration.All.Count} are applied")
                : new(Name, FindingLevel.Fault, $"missing: {string.Join(", ", missing)}", "./map upgrade, or restart the service, which applies them");
        }
        catch (MigrationRefusedException refused)
        {
            return new(Name, FindingLevel.Fault, "the database is not one of this program", refused.Message);
        }
    }
}
