namespace Map.Service.Doctor;

/// <summary>One thing about a database that an operator wants to know. It changes nothing.</summary>
interface IDatabaseCheck
{
    string Name { get; }

    Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken);
}
