using System.Text.Json;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>A field to execute: all nodes of the document that ask for it under one name.</summary>
sealed class Selection(OperationPlan plan, int id, string responseName, OutputField field, List<FieldNode> nodes)
{
    SelectionSet[] children = [];
    object?[]? constantArguments = field.Arguments.Count == 0 ? [] : null;

    /// <summary>Numbers the selections of a plan that have arguments which depend on variables.</summary>
    public int Id { get; } = id;

    public string ResponseName { get; } = responseName;

    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(responseName, ResultWriter.Encoder);

    public OutputField Field { get; } = field;

    public IReadOnlyList<FieldNode> Nodes => nodes;

    public OutputShape Shape { get; } = field.Shape;

    public bool HasConstantArguments { get; } =
        field.Arguments.Count == 0 || !nodes[0].Arguments.Any(a => ArgumentCoercer.DependsOnVariables(a.Value));

    /// <summary>The arguments, when they are the same for every request.</summary>
    public object?[] ConstantArguments => constantArguments ??= ArgumentCoercer.Coerce(this, VariableValues.Empty);

    /// <summary>What is selected of an object of this type.</summary>
    public SelectionSet SelectionsOf(ObjectType type)
    {
        foreach (var known in children)
        {
            if (ReferenceEquals(known.Type, type))
                return known;
        }

        lock (plan)
        {
            foreach (var known in children)
            {
                if (ReferenceEquals(known.Type, type))
                    return known;
            }

            var added = plan.Collect(type, nodes);
            children = [.. children, added];
            return added;
        }
    }
}
