using System.Collections;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>Turns what resolvers give into the answer.</summary>
sealed partial class OperationContext
{
    void Complete(Selection selection, OutputShape shape, object? value, ResultNode node, int index)
    {
        if (value is null)
            CompleteNull(selection, shape, node, index);
        else if (shape.Element is not null)
            CompleteList(selection, shape.Element, value, node, index);
        else if (shape.Scalar is not null)
            CompleteScalar(selection, shape, value, node, index);
        else if (shape.Enum is not null)
            CompleteEnum(selection, shape.Enum, value, node, index);
        else
            CompleteObject(selection, shape, value, node, index);
    }

    void CompleteNull(Selection selection, OutputShape shape, ResultNode node, int index)
    {
        if (shape.NonNull)
        {
            var type = selection.Field.Type;
            AddError(
                ErrorBuilder.New()
                    .SetMessage($"Cannot return null for the field `{selection.Field.Name}` of type `{type}`.")
                    .SetCode(ErrorCodes.Execution.NonNullViolation)
                    .Build(),
                selection,
                node,
                index);
        }

        Propagate(node, index);
    }

    void CompleteList(Selection selection, OutputShape element, object value, ResultNode node, int index)
    {
        if (value is not IEnumerable items || value is string)
        {
            Fail(new InvalidOperationException($"{value.GetType()} is not a list."), selection, node, index);
            return;
        }

        var list = new ResultList(node, index, element, (items as ICollection)?.Count ?? 0);
        node.At(index).Set(list);
        try
        {
            foreach (var item in items)
            {
                var at = list.Add();
                Complete(selection, element, item, list, at);
                if (list.Discarded)
                    return;
            }
        }
        catch (Exception exception)
        {
            // A sequence that fails while it is read fails the field; what fails inside of an element never comes up here.
            Fail(exception, selection, node, index);
            list.Discarded = true;
        }
    }

    void CompleteScalar(Selection selection, OutputShape shape, object value, ResultNode node, int index)
    {
        object? result;
        try
        {
            result = shape.Scalar!.Serialize(value);
        }
        catch (Exception exception)
        {
            Fail(exception, selection, node, index);
            return;
        }

        ref var place = ref node.At(index);
        switch (result)
        {
            case null:
                CompleteNull(selection, shape, node, index);
                break;
            case int number:
                place.Set((long)number);
                break;
            case long number:
                place.Set(number);
                break;
            case double number:
                place.Set(number);
                break;
            case bool flag:
                place.Set(flag);
                break;
            default:
                place.Set(result);
                break;
        }
    }

    void CompleteEnum(Selection selection, EnumType type, object value, ResultNode node, int index)
    {
        if (type.TryGetByRuntimeValue(value, out var known))
            node.At(index).Set(known);
        else
            Fail(new InvalidOperationException($"{value} is not a value of {type}."), selection, node, index);
    }

    void CompleteObject(Selection selection, OutputShape shape, object value, ResultNode node, int index)
    {
        var type = shape.Object ?? ((Schema)schema).ResolveType(shape.Named, value.GetType());
        if (type is null)
        {
            AddError(
                ErrorHandler.Unexpected(new InvalidOperationException(
                    $"{value.GetType()} is none of the object types of {shape.Named}. Add it with AddType<{value.GetType().Name}>()."))
                    .WithCode(ErrorCodes.Execution.CannotResolveAbstractType),
                selection,
                node,
                index);
            Propagate(node, index);
            return;
        }

        var result = new ResultObject(node, index, selection.SelectionsOf(type));
        node.At(index).Set(result);
        ExecuteFields(result, value);
    }
}
