using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Configuration;

/// <summary>Configures a GraphQL server.</summary>
public interface IRequestExecutorBuilder
{
    IServiceCollection Services { get; }
}
