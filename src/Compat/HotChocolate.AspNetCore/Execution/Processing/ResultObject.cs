namespace HotChocolate.Execution.Processing;

/// <summary>An object of an answer: a value for each selection.</summary>
sealed class ResultObject(ResultNode? parent, int index, SelectionSet selections) : ResultNode(parent, index)
{
    public SelectionSet Selections { get; } = selections;

    public ResultValue[] Values { get; } = new ResultValue[selections.Selections.Length];

    public override bool MayBeNull(int index) => !Selections.Selections[index].Shape.NonNull;

    public override ref ResultValue At(int index) => ref Values[index];

    protected override Path Append(Path path, int index) => path.Append(Selections.Selections[index].ResponseName);
}
