using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.2.3.1: an operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule : DocumentRule
{
    private int? _operations;

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is not null)
            return;
        _operations ??= context.Document.Definitions.OfType<OperationDefinitionNode>().Count();
        if (_operations > 1)
            context.Report("This anonymous operation must be the only defined operation.", operation);
    }
}
