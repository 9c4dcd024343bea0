using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures stored operations, which callers name by an id.</summary>
public static class PersistedOperationRequestExecutorBuilderExtensions
{
    /// <summary>Executes operations by the <c>id</c> under which they are stored.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder) =>
        builder.Configure(s => s.UsesPersistedOperations = true);

    /// <summary>Stores operations as files <c>ID.graphql</c> in a folder, which is read when the application starts.</summary>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(
        this IRequestExecutorBuilder builder, string? cacheDirectory = null) =>
        builder.Configure(s => s.OperationStorage = new FileSystemOperationDocumentStorage(cacheDirectory ?? "persisted_operations"));
}
