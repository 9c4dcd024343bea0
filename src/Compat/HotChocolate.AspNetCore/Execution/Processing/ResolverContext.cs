namespace HotChocolate.Execution.Processing;

internal sealed class ResolverContext;
