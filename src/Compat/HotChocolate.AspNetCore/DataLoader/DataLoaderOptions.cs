namespace GreenDonut;

/// <summary>How a DataLoader batches.</summary>
public class DataLoaderOptions
{
    /// <summary>The most keys of one batch; zero for no limit.</summary>
    public int MaxBatchSize { get; set; } = 1024;
}
