using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.2.3.1: an anonymous operation is the only operation.</summary>
sealed class LoneAnonymousOperationRule : DocumentRule
{
    int? operations;

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is not null)
            return;
        operations ??= context.Document.Definitions.OfType<OperationDefinitionNode>().Count();
        if (operations > 1)
            context.Report("This anonymous operation must be the only defined operation.", operation);
    }
}
