using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>A field that an operation selects under one response name.</summary>
public interface ISelection
{
    /// <summary>The field's name in the response: its alias if it has one.</summary>
    string ResponseName { get; }

    OutputField Field { get; }

    IType Type { get; }
}
