using System.Collections;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>Writes the values of resolvers into the result.</summary>
sealed partial class OperationContext
{
    void Complete(Selection selection, OutputShape shape, object? value, ResultPlace place)
    {
        if (value is null)
            CompleteNull(selection, shape, place);
        else if (shape.Element is not null)
            CompleteList(selection, shape.Element, value, place);
        else if (shape.Scalar is not null)
            CompleteScalar(selection, shape, value, place);
        else if (shape.Enum is not null)
            CompleteEnum(selection, shape.Enum, value, place);
        else
            CompleteObject(selection, shape, value, place);
    }

    void CompleteNull(Selection selection, OutputShape shape, ResultPlace place)
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
                place);
        }

        Result.PutNull(place);
    }

    void CompleteList(Selection selection, OutputShape element, object value, ResultPlace place)
    {
        int? block = null;
        try
        {
            var items = ItemsOf(value);
            var length = items.Count;
            var list = Result.AddList(place, element, length);
            block = list;
            for (var i = 0; i < length && !Result.IsDiscarded(list); i++)
                Complete(selection, element, items[i], new(list, i));
        }
        catch (Exception exception)
        {
            // Only the enumeration of the sequence throws here, and that fails the whole field; Complete handles the errors of elements.
            Fail(exception, selection, place);
            if (block is { } begun)
                Result.Discard(begun);
        }
    }

    // The list's block in the result is allocated before its first element, so the number of elements must be known.
    static IList ItemsOf(object value) => value switch
    {
        IList items => items,
        IEnumerable sequence and not string => sequence.Cast<object?>().ToList(),
        _ => throw new InvalidOperationException($"{value.GetType()} is not a list."),
    };

    void CompleteScalar(Selection selection, OutputShape shape, object value, ResultPlace place)
    {
        object? result;
        try
        {
            result = shape.Scalar!.Serialize(value);
        }
        catch (Exception exception)
        {
            Fail(exception, selection, place);
            return;
        }

        ref var leaf = ref Result.At(place);
        switch (result)
        {
            case null:
                CompleteNull(selection, shape, place);
                break;
            case int number:
                leaf.Set((long)number);
                break;
            case long number:
                leaf.Set(number);
                break;
            case double number:
                leaf.Set(number);
                break;
            case bool flag:
                leaf.Set(flag);
                break;
            default:
                leaf.Set(result);
                break;
        }
    }

    void CompleteEnum(Selection selection, EnumType type, object value, ResultPlace place)
    {
        if (type.TryGetByRuntimeValue(value, out var known))
            Result.At(place).Set(known);
        else
            Fail(new InvalidOperationException($"{value} is not a value of {type}."), selection, place);
    }

    void CompleteObject(Selection selection, OutputShape shape, object value, ResultPlace place)
    {
        var type = shape.Object ?? ((Schema)schema).ResolveType(shape.Named, value.GetType());
        if (type is null)
        {
            AddError(
                ErrorHandler.Unexpected(new InvalidOperationException(
                    $"{value.GetType()} is none of the object types of {shape.Named}. Add it with AddType<{value.GetType().Name}>()."))
                    .WithCode(ErrorCodes.Execution.CannotResolveAbstractType),
                selection,
                place);
            Result.PutNull(place);
            return;
        }

        var selections = selection.SelectionsOf(type);
        ExecuteFields(selections, Result.AddObject(place, selections), value);
    }
}
