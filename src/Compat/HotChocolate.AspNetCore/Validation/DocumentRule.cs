using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// One rule of the specification's chapter 5. An instance validates one document: the walker calls the methods in document order, with the
/// context set to the types at the current node.
/// </summary>
abstract class DocumentRule
{
    public virtual void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
    }

    /// <summary>Called for a definition that is neither an operation nor a fragment; its children are not visited.</summary>
    public virtual void EnterOtherDefinition(ValidationContext context, IDefinitionNode definition)
    {
    }

    public virtual void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
    }

    public virtual void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet)
    {
    }

    public virtual void EnterField(ValidationContext context, FieldNode field)
    {
    }

    public virtual void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
    }

    public virtual void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
    }

    /// <summary>Called for the name of a type in a variable's type or a fragment's condition.</summary>
    public virtual void EnterNamedType(ValidationContext context, NamedTypeNode type)
    {
    }

    /// <summary>Called with all directives of one node; <see cref="ValidationContext.Directive"/> is not set.</summary>
    public virtual void EnterDirectives(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
    }

    public virtual void EnterDirective(ValidationContext context, DirectiveNode directive, DirectiveLocation location)
    {
    }

    /// <summary>Called for the whole value of an argument or of a variable's default. <paramref name="type"/> is null if it is unknown.
    /// </summary>
    public virtual void EnterValue(ValidationContext context, IValueNode value, IType? type)
    {
    }

    /// <summary>Called for an object at any depth of a value.</summary>
    public virtual void EnterObjectValue(ValidationContext context, ObjectValueNode value)
    {
    }

    /// <summary>Called last, when the context knows all variable usages.</summary>
    public virtual void LeaveDocument(ValidationContext context, DocumentNode document)
    {
    }
}
