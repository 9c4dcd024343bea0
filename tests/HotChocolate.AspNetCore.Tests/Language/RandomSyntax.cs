using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

/// <summary>
/// Generates random executable documents as nodes, including constructs that are difficult to print and to parse.
/// </summary>
/// <param name="seed">The same seed gives the same document.</param>
/// <param name="descriptions">Whether operations, fragments and variables have descriptions.</param>
sealed class RandomSyntax(int seed, bool descriptions = true)
{
    static readonly string[] Names = ["a", "on", "query", "fragment", "true1", "_", "__typename", "Z9", "type", "input"];

    static readonly string[] Texts =
    [
        "", "x", "\"", "\\", "\"\"\"", "\n", "a\nb", " a\n  b", "a\r\nb", "\t", "\u0000", "\u007f", "\u00e9", "\U0001F600", "\u2028",
        "# no comment", "ends \\", "ends \"", "a\n\n  \nb", "\uFEFF",
    ];

    readonly Random random = new(seed);

    public DocumentNode Document() => new(Many<IDefinitionNode>(1, 3, () => random.Next(3) == 0 ? Fragment() : Operation()));

    OperationDefinitionNode Operation() => new(
        null,
        Maybe(() => new NameNode(Name())),
        Description(),
        (OperationType)random.Next(3),
        Many(0, 2, Variable),
        Directives(),
        Selections(4));

    FragmentDefinitionNode Fragment() =>
        new(null, new NameNode("F" + Name()), Description(), new NamedTypeNode(Name()), Directives(), Selections(3));

    VariableDefinitionNode Variable() =>
        new(null, new VariableNode(Name()), Description(), Type(3), Maybe(() => Value(2, true)), Directives(true));

    SelectionSetNode Selections(int depth) => new(Many(1, 3, () => Selection(depth)));

    ISelectionNode Selection(int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => new FragmentSpreadNode(null, new NameNode("F" + Name()), Directives()),
        5 => new InlineFragmentNode(null, Maybe(() => new NamedTypeNode(Name())), Directives(), Selections(depth - 1)),
        4 => Field(Selections(depth - 1)),
        _ => Field(null),
    };

    FieldNode Field(SelectionSetNode? selections) => new(
        null,
        new NameNode(Name()),
        Maybe(() => new NameNode(Name())),
        Directives(),
        Many(0, 2, () => new ArgumentNode(Name(), Value(3))),
        selections);

    DirectiveNode[] Directives(bool constant = false) =>
        Many(0, 2, () => new DirectiveNode(Name(), Many(0, 2, () => new ArgumentNode(Name(), Value(1, constant)))));

    ITypeNode Type(int depth)
    {
        INullableTypeNode type = depth > 0 && random.Next(2) == 0 ? new ListTypeNode(Type(depth - 1)) : new NamedTypeNode(Name());
        return random.Next(2) == 0 ? new NonNullTypeNode(type) : type;
    }

    IValueNode Value(int depth, bool constant = false) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 => new IntValueNode(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => new FloatValueNode(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
        2 => new BooleanValueNode(random.Next(2) == 0),
        3 => NullValueNode.Default,
        4 => new EnumValueNode(Name()),
        5 => Text(),
        6 => constant ? Text() : new VariableNode(Name()),
        7 => new ListValueNode(Many(0, 3, () => Value(depth - 1, constant))),
        _ => new ObjectValueNode(Many(0, 3, () => new ObjectFieldNode(Name(), Value(depth - 1, constant)))),
    };

    StringValueNode Text() =>
        new(null, string.Concat(Many(1, 3, () => Texts[random.Next(Texts.Length)])), random.Next(2) == 0);

    StringValueNode? Description() => descriptions ? Maybe(Text) : null;

    string Name() => Names[random.Next(Names.Length)];

    T? Maybe<T>(Func<T> make) where T : class => random.Next(2) == 0 ? make() : null;

    T[] Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];
}
