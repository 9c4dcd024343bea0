using System.Text.Json;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>A field to execute: all nodes of the document that select it under one response name.</summary>
sealed class Selection : ISelection
{
    readonly OperationPlan plan;
    readonly List<FieldNode> nodes;
    SelectionSet[] children = [];
    object?[]? constantArguments;

    public Selection(OperationPlan plan, string responseName, OutputField field, List<FieldNode> nodes)
    {
        this.plan = plan;
        this.nodes = nodes;
        ResponseName = responseName;
        EncodedName = JsonEncodedText.Encode(responseName, ResultWriter.Encoder);
        Field = field;
        Shape = field.Shape;
        HasConstantArguments = field.Arguments.Count == 0 || !nodes[0].Arguments.Any(a => ArgumentCoercer.DependsOnVariables(a.Value));
        if (field.Arguments.Count == 0)
            constantArguments = [];
        if (!HasConstantArguments)
            ArgumentsId = plan.VariableArguments++;
    }

    /// <summary>Index of this selection among those of the plan whose arguments depend on variables.</summary>
    public int ArgumentsId { get; }

    public string ResponseName { get; }

    public JsonEncodedText EncodedName { get; }

    public OutputField Field { get; }

    public IType Type => Field.Type;

    public IReadOnlyList<FieldNode> Nodes => nodes;

    public OutputShape Shape { get; }

    public bool HasConstantArguments { get; }

    /// <summary>The arguments, if they are the same for every request.</summary>
    public object?[] ConstantArguments => constantArguments ??= ArgumentCoercer.Coerce(this, VariableValues.Empty);

    /// <summary>The selections on an object of this type.</summary>
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
