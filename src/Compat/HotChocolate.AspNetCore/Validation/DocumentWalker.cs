using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Goes through a document once, keeps the types at each place, and calls every rule.</summary>
internal sealed class DocumentWalker(ValidationContext context, IReadOnlyList<DocumentRule> rules)
{
    private SelectionSetNode? _definition;

    public void Walk(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
                default:
                    foreach (var rule in rules)
                        rule.EnterOtherDefinition(context, definition);
                    break;
            }
        }
        foreach (var rule in rules)
            rule.LeaveDocument(context, document);
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        context.Type = context.Schema.RootType(operation.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(context, operation);
        foreach (var variable in operation.VariableDefinitions)
            WalkVariableDefinition(variable);
        _definition = operation.SelectionSet;
        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Mutation => DirectiveLocation.Mutation,
            OperationType.Subscription => DirectiveLocation.Subscription,
            _ => DirectiveLocation.Query,
        });
        WalkSelectionSet(operation.SelectionSet);
        Leave();
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        context.Type = context.Schema.OutputTypeOf(fragment.TypeCondition);
        foreach (var rule in rules)
            rule.EnterFragment(context, fragment);
        WalkNamedType(fragment.TypeCondition);
        _definition = fragment.SelectionSet;
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet);
        Leave();
    }

    private void Leave()
    {
        context.Type = null;
        _definition = null;
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        foreach (var rule in rules)
            rule.EnterVariableDefinition(context, variable);
        WalkNamedType(variable.Type.NamedType());
        if (variable.DefaultValue is not null)
            WalkWholeValue(variable.DefaultValue, context.Schema.InputTypeOf(variable.Type), null);
        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
    }

    private void WalkNamedType(NamedTypeNode type)
    {
        foreach (var rule in rules)
            rule.EnterNamedType(context, type);
    }

    private void WalkSelectionSet(SelectionSetNode selectionSet)
    {
        ValidationContext.GuardStack();
        var (outerParent, outerField, outerType) = (context.ParentType, context.Field, context.Type);
        var inner = outerType?.NamedType();
        context.ParentType = inner?.IsCompositeType() == true ? inner : null;
        foreach (var rule in rules)
            rule.EnterSelectionSet(context, selectionSet);
        foreach (var selection in selectionSet.Selections)
        {
            WalkSelection(selection);
            context.Type = outerType;
            context.Field = outerField;
        }
        context.ParentType = outerParent;
    }

    private void WalkSelection(ISelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WalkField(field);
                break;
            case FragmentSpreadNode spread:
                foreach (var rule in rules)
                    rule.EnterSpread(context, spread);
                WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                break;
            case InlineFragmentNode inline:
                WalkInlineFragment(inline);
                break;
        }
    }

    private void WalkField(FieldNode field)
    {
        OutputField? definition = null;
        if (context.ParentType is not null)
            context.Schema.TryGetField(context.ParentType, field.Name.Value, out definition);
        context.Field = definition;
        context.Type = definition?.Type;
        foreach (var rule in rules)
            rule.EnterField(context, field);
        WalkArguments(field.Arguments, definition?.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is not null)
            WalkSelectionSet(field.SelectionSet);
    }

    private void WalkInlineFragment(InlineFragmentNode inline)
    {
        context.Type = inline.TypeCondition is null ? context.Type?.NamedType() : context.Schema.OutputTypeOf(inline.TypeCondition);
        foreach (var rule in rules)
            rule.EnterInlineFragment(context, inline);
        if (inline.TypeCondition is not null)
            WalkNamedType(inline.TypeCondition);
        WalkDirectives(inline.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(inline.SelectionSet);
    }

    private void WalkDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Count == 0)
            return;
        foreach (var rule in rules)
            rule.EnterDirectives(context, directives, location);
        foreach (var directive in directives)
        {
            context.Schema.TryGetDirectiveType(directive.Name.Value, out var definition);
            context.Directive = definition;
            foreach (var rule in rules)
                rule.EnterDirective(context, directive, location);
            WalkArguments(directive.Arguments, definition?.Arguments);
            context.Directive = null;
        }
    }

    private void WalkArguments(IReadOnlyList<ArgumentNode> arguments, FieldCollection<InputField>? definitions)
    {
        foreach (var argument in arguments)
        {
            InputField? definition = null;
            definitions?.TryGetField(argument.Name.Value, out definition);
            WalkWholeValue(argument.Value, definition?.Type, definition?.DefaultValue);
        }
    }

    private void WalkWholeValue(IValueNode value, IType? type, IValueNode? locationDefault)
    {
        foreach (var rule in rules)
            rule.EnterValue(context, value, type);
        WalkValue(value, type, locationDefault, null);
    }

    private void WalkValue(IValueNode value, IType? type, IValueNode? locationDefault, InputObjectType? inputObject)
    {
        switch (value)
        {
            case VariableNode variable when _definition is not null:
                context.Fragments.AddVariableUsage(_definition, new VariableUsage(variable, type, locationDefault, inputObject));
                break;
            case ListValueNode list:
                ValidationContext.GuardStack();
                var itemType = (type?.NullableType() as ListType)?.ElementType;
                foreach (var item in list.Items)
                    WalkValue(item, itemType, null, null);
                break;
            case ObjectValueNode obj:
                ValidationContext.GuardStack();
                foreach (var rule in rules)
                    rule.EnterObjectValue(context, obj);
                WalkObjectFields(obj, type?.NamedType() as InputObjectType);
                break;
        }
    }

    private void WalkObjectFields(ObjectValueNode obj, InputObjectType? type)
    {
        foreach (var field in obj.Fields)
        {
            InputField? definition = null;
            type?.Fields.TryGetField(field.Name.Value, out definition);
            WalkValue(field.Value, definition?.Type, definition?.DefaultValue, type);
        }
    }
}
