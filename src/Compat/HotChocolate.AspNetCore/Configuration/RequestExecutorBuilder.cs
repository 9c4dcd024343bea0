using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Configuration;

/// <inheritdoc cref="IRequestExecutorBuilder"/>
sealed class RequestExecutorBuilder(IServiceCollection services, ServerSetup setup) : IRequestExecutorBuilder
{
    public IServiceCollection Services { get; } = services;

    public ServerSetup Setup { get; } = setup;
}
