using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Visits a document once, tracks the types at the current node, and calls every rule.</summary>
sealed class DocumentWalker(ValidationContext context, IReadOnlyList<DocumentRule> rules)
{
    SelectionSetNode? definition;

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

    void WalkOperation(OperationDefinitionNode operation)
    {
        context.Type = context.Schema.RootType(operation.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(context, operation);
        foreach (var variable in operation.VariableDefinitions)
            WalkVariableDefinition(variable);
        definition = operation.SelectionSet;
        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Mutation => DirectiveLocation.Mutation,
            OperationType.Subscription => DirectiveLocation.Subscription,
            _ => DirectiveLocation.Query,
        });
        WalkSelectionSet(operation.SelectionSet);
        Leave();
    }

    void WalkFragment(FragmentDefinitionNode fragment)
    {
        context.Type = context.Schema.OutputTypeOf(fragment.TypeCondition);
        foreach (var rule in rules)
            rule.EnterFragment(context, fragment);
        WalkNamedType(fragment.TypeCondition);
        definition = fragment.SelectionSet;
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet);
        Leave();
    }

    void Leave()
    {
        context.Type = null;
        definition = null;
    }

    void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        foreach (var rule in rules)
            rule.EnterVariableDefinition(context, variable);
        WalkNamedType(variable.Type.NamedType());
        if (variable.DefaultValue is not null)
            WalkWholeValue(variable.DefaultValue, context.Schema.InputTypeOf(variable.Type), null);
        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
    }

    void WalkNamedType(NamedTypeNode type)
    {
        foreach (var rule in rules)
            rule.EnterNamedType(context, type);
    }

    void WalkSelectionSet(SelectionSetNode selectionSet)
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

    void WalkSelection(ISelectionNode selection)
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

    void WalkField(FieldNode field)
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

    void WalkInlineFragment(InlineFragmentNode inline)
    {
        context.Type = inline.TypeCondition is null ? context.Type?.NamedType() : context.Schema.OutputTypeOf(inline.TypeCondition);
        foreach (var rule in rules)
            rule.EnterInlineFragment(context, inline);
        if (inline.TypeCondition is not null)
            WalkNamedType(inline.TypeCondition);
        WalkDirectives(inline.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(inline.SelectionSet);
    }

    void WalkDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
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

    void WalkArguments(IReadOnlyList<ArgumentNode> arguments, FieldCollection<InputField>? definitions)
    {
        foreach (var argument in arguments)
        {
            InputField? definition = null;
            definitions?.TryGetField(argument.Name.Value, out definition);
            WalkWholeValue(argument.Value, definition?.Type, definition?.DefaultValue);
        }
    }

    void WalkWholeValue(IValueNode value, IType? type, IValueNode? locationDefault)
    {
        foreach (var rule in rules)
            rule.EnterValue(context, value, type);
        WalkValue(value, type, locationDefault, null);
    }

    void WalkValue(IValueNode value, IType? type, IValueNode? locationDefault, InputObjectType? inputObject)
    {
        switch (value)
        {
            case VariableNode variable when definition is not null:
                context.Fragments.AddVariableUsage(definition, new VariableUsage(variable, type, locationDefault, inputObject));
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

    void WalkObjectFields(ObjectValueNode obj, InputObjectType? type)
    {
        foreach (var field in obj.Fields)
        {
            InputField? definition = null;
            type?.Fields.TryGetField(field.Name.Value, out definition);
            WalkValue(field.Value, definition?.Type, definition?.DefaultValue, type);
        }
    }
}
