using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using HotChocolate.Language;
using Map.Contract;
using Map.Gateway.Http.Errors;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// Bounds a document before it is validated: engines need time that grows with the fields that its fragments stand for, and that can be
/// a power of the text's length.
/// </summary>
sealed class DocumentLimits
{
    /// <summary>Names, numbers, strings and brackets that the parser reads; it goes down a level of the stack for some of them.</summary>
    public const int Tokens = 10_000;

    // Who runs a place, what else they run and who else is there takes 12; no map asks for more.
    const int FieldDepth = 16;

    // Selection sets and values inside each other, inline fragments and introspection included.
    const int Nesting = 64;

    const int Aliases = 300;
    const int AliasesOfField = 100;
    const int RootFields = 100;

    // Fields of one name in one place merge, and engines compare each two of them: 1,900 took one 3 s.
    const int SameName = 20;

    const int DirectivesAtOnePlace = 4;
    const int Directives = 500;

    // Fields and spreads, those of a fragment as often as it is spread. A page with all that a map shows takes 200.
    const int Expanded = 1_000;

    static readonly ConditionalWeakTable<DocumentNode, object> Checked = [];

    readonly Dictionary<string, FragmentDefinitionNode> fragments = new(StringComparer.Ordinal);
    readonly Dictionary<string, Extent> known = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> aliases = new(StringComparer.Ordinal);
    readonly HashSet<string> open = new(StringComparer.Ordinal);
    int aliasCount;
    int directiveCount;

    /// <summary>The step between parsing and validation.</summary>
    /// <exception cref="GraphQLException">The document is larger than allowed, or a fragment spreads itself.</exception>
    public static ValueTask CheckAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        // Those that are kept were checked when they came.
        Checked.GetValue(context.Document!, static document =>
        {
            new DocumentLimits().CheckAll(document);
            return document;
        });
        return next(context);
    }

    void CheckAll(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            fragments.TryAdd(fragment.Name.Value, fragment);
        var total = 0;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    CheckDirectives(operation.Directives);
                    foreach (var variable in operation.VariableDefinitions)
                        CheckVariable(variable);
                    var extent = Of(operation.SelectionSet, 1);
                    Require(extent.Depth <= FieldDepth, ErrorCatalogue.OperationDepth,
                        $"The operation has fields {extent.Depth} levels deep; at most {FieldDepth}.");
                    Require(extent.RootFields <= RootFields, ErrorCatalogue.OperationSize, $"The operation has more than {RootFields} root fields.");
                    total += extent.Count;
                    break;
                case FragmentDefinitionNode fragment:
                    total += Of(fragment).Count;
                    break;
            }

            RequireExpanded(total);
        }
    }

    void CheckVariable(VariableDefinitionNode variable)
    {
        CheckDirectives(variable.Directives);
        if (variable.DefaultValue is { } value)
            CheckValue(value, 1);
    }

    Extent Of(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (known.TryGetValue(name, out var extent))
            return extent;
        if (!open.Add(name))
            throw new GraphQLException(GraphQLErrors.Create(
                ErrorCatalogue.InvalidArgument with { Message = $"The fragment \"{name}\" spreads itself." }).Build());
        CheckDirectives(fragment.Directives);
        // As deep as the chain of fragments that leads here: a thousand of them are written flat.
        extent = Of(fragment.SelectionSet, open.Count);
        open.Remove(name);
        return known[name] = extent;
    }

    Extent Of(SelectionSetNode set, int nesting)
    {
        Require(nesting <= Nesting, ErrorCatalogue.OperationDepth, $"The document has more than {Nesting} selections inside each other.");
        CheckSameNames(set);
        var extent = default(Extent);
        foreach (var selection in set.Selections)
        {
            CheckDirectives(selection.Directives);
            extent += selection switch
            {
                FieldNode field => Of(field, nesting),
                InlineFragmentNode inline => Of(inline.SelectionSet, nesting + 1).Spread(),
                FragmentSpreadNode spread when fragments.TryGetValue(spread.Name.Value, out var fragment) => Of(fragment).Spread(),
                _ => new Extent(1, 0, 0),
            };
            RequireExpanded(extent.Count);
        }

        return extent;
    }

    Extent Of(FieldNode field, int nesting)
    {
        if (field.Alias is not null)
            CountAlias(field.Name.Value);
        foreach (var argument in field.Arguments)
            CheckValue(argument.Value, 1);
        var inside = field.SelectionSet is { } set ? Of(set, nesting + 1) : default;
        // What the schema says of itself is bounded by the engine.
        var isIntrospection = field.Name.Value.StartsWith("__", StringComparison.Ordinal);
        return new Extent(inside.Count + 1, isIntrospection ? 0 : inside.Depth + 1, 1);
    }

    static void CheckSameNames(SelectionSetNode set)
    {
        if (set.Selections.Count <= SameName)
            return;
        foreach (var (name, count) in set.Selections.OfType<FieldNode>().CountBy(field => (field.Alias ?? field.Name).Value))
            Require(
                count <= SameName, ErrorCatalogue.OperationSize, $"The document asks for \"{name}\" {count} times in one place; at most {SameName}.");
    }

    void CountAlias(string field)
    {
        Require(++aliasCount <= Aliases, ErrorCatalogue.OperationSize, $"The document has more than {Aliases} aliases.");
        var count = aliases[field] = aliases.GetValueOrDefault(field) + 1;
        Require(count <= AliasesOfField, ErrorCatalogue.OperationSize, $"The field \"{field}\" has more than {AliasesOfField} aliases.");
    }

    void CheckDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count == 0)
            return;
        Require(directives.Count <= DirectivesAtOnePlace, ErrorCatalogue.OperationSize,
            $"The document has {directives.Count} directives at one place; at most {DirectivesAtOnePlace}.");
        directiveCount += directives.Count;
        Require(directiveCount <= Directives, ErrorCatalogue.OperationSize, $"The document has more than {Directives} directives.");
        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
            CheckValue(argument.Value, 1);
    }

    static void CheckValue(IValueNode value, int nesting)
    {
        Require(nesting <= Nesting, ErrorCatalogue.OperationDepth, $"The document has more than {Nesting} lists and objects inside each other.");
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Items)
                    CheckValue(item, nesting + 1);
                break;
            case ObjectValueNode given:
                foreach (var field in given.Fields)
                    CheckValue(field.Value, nesting + 1);
                break;
        }
    }

    static void RequireExpanded(int count) => Require(count <= Expanded, ErrorCatalogue.OperationSize,
        $"The document has more than {Expanded:N0} fields and fragments, each fragment counted as often as it is spread.");

    static void Require(bool holds, CataloguedError error, FormattableString message)
    {
        if (!holds)
            throw new GraphQLException(
                GraphQLErrors.Create(error with { Message = FormattableString.Invariant(message) }).Build());
    }

    /// <summary>What a selection set stands for when its fragments are spread.</summary>
    /// <param name="Count">Fields, and spreads of fragments.</param>
    /// <param name="Depth">Fields inside each other.</param>
    /// <param name="RootFields">Fields of its own.</param>
    readonly record struct Extent(int Count, int Depth, int RootFields)
    {
        public static Extent operator +(Extent a, Extent b) =>
            new(a.Count + b.Count, Math.Max(a.Depth, b.Depth), a.RootFields + b.RootFields);

        public Extent Spread() => this with { Count = Count + 1 };
    }
}
