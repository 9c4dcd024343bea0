using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>The operation of a request, ready to be executed.</summary>
public interface IOperation
{
    OperationDefinitionNode Definition { get; }

    OperationType Type { get; }
}
