using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.2.1.1: the schema has a root type for the operation.</summary>
sealed class KnownOperationTypesRule : DocumentRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (context.Schema.RootType(operation.Operation) is not null)
            return;
        var name = operation.Operation == OperationType.Mutation ? "mutation" : "subscription";
        context.Report($"The {name} operation is not supported by the schema.", operation);
    }
}
