namespace Map.Service.Tests.Import;

/// <summary>Tests that import files of their own into a database of their own.</summary>
public abstract class ImportTests<TDatabase> : IAsyncLifetime where TDatabase : MigratedDatabase, new()
{
    private protected readonly TDatabase database = new();
    private protected readonly ImportFolder folder = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        folder.Dispose();
        await database.DisposeAsync();
    }
}
