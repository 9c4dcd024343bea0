namespace GreenDonut;

/// <summary>Options of a DataLoader.</summary>
public class DataLoaderOptions
{
    /// <summary>Maximum number of keys in one batch; zero for no limit.</summary>
    public int MaxBatchSize { get; set; } = 1024;
}
