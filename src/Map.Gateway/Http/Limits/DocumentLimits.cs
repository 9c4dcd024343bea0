using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// Bounds a document before it is validated: the time of validation grows with the fields after fragments are expanded, whose number can be
/// exponential in the length of the text.
/// </summary>
sealed class DocumentLimits
{
    /// <summary>Names, numbers, strings and brackets; the parser recurses at some of them. The largest area has four for each of its
    /// positions, and the package counts those of the variables, too.</summary>
    public const int Tokens = 50_000;

    /// <summary>Fields as written; those of a fragment count once.</summary>
    public const int Fields = 10_000;

    // "Who runs a place, what else they run, and who else is there" takes 12.
    const int FieldDepth = 16;

    // Selection sets and values inside each other, inline fragments and introspection included.
    const int Nesting = 64;

    const int Aliases = 300;
    const int AliasesOfField = 100;
    const int RootFields = 100;

    // Fields of one name in one selection set are merged, and engines compare each pair: 1,900 took 3 s.
    const int SameName = 20;

    const int DirectivesAtOnePlace = 4;
    const int Directives = 500;

    // Fields and spreads after fragments are expanded. A page with all that a map shows takes 200.
    const int Expanded = 1_000;

    static readonly CataloguedError TooDeep = ErrorCatalogue.OperationDepth;
    static readonly CataloguedError TooLarge = ErrorCatalogue.OperationSize;

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
        // Once per document: the engine caches parsed documents.
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
                    Require(extent.Depth <= FieldDepth, TooDeep,
                        $"The operation has fields {extent.Depth} levels deep; at most {FieldDepth}.");
                    Require(extent.RootFields <= RootFields, TooLarge, $"The operation has more than {RootFields} root fields.");
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
        // A chain of fragments nests as deep as it is long, although its text is flat.
        extent = Of(fragment.SelectionSet, open.Count);
        open.Remove(name);
        return known[name] = extent;
    }

    Extent Of(SelectionSetNode set, int nesting)
    {
        Require(nesting <= Nesting, TooDeep, $"The document has more than {Nesting} selections inside each other.");
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
        // The engine bounds the depth of introspection.
        var isIntrospection = field.Name.Value.StartsWith("__", StringComparison.Ordinal);
        return new Extent(inside.Count + 1, isIntrospection ? 0 : inside.Depth + 1, 1);
    }

    static void CheckSameNames(SelectionSetNode set)
    {
        if (set.Selections.Count <= SameName)
            return;
        foreach (var (name, count) in set.Selections.OfType<FieldNode>().CountBy(field => (field.Alias ?? field.Name).Value))
            Require(
                count <= SameName, TooLarge, $"The document has the field \"{name}\" {count} times in one place; at most {SameName}.");
    }

    void CountAlias(string field)
    {
        Require(++aliasCount <= Aliases, TooLarge, $"The document has more than {Aliases} aliases.");
        var count = aliases[field] = aliases.GetValueOrDefault(field) + 1;
        Require(count <= AliasesOfField, TooLarge, $"The field \"{field}\" has more than {AliasesOfField} aliases.");
    }

    void CheckDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count == 0)
            return;
        Require(directives.Count <= DirectivesAtOnePlace, TooLarge,
            $"The document has {directives.Count} directives at one place; at most {DirectivesAtOnePlace}.");
        directiveCount += directives.Count;
        Require(directiveCount <= Directives, TooLarge, $"The document has more than {Directives} directives.");
        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
            CheckValue(argument.Value, 1);
    }

    static void CheckValue(IValueNode value, int nesting)
    {
        Require(nesting <= Nesting, TooDeep, $"The document has more than {Nesting} lists and objects inside each other.");
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

    static void RequireExpanded(int count) => Require(count <= Expanded, TooLarge,
        $"The document has more than {Expanded:N0} fields and fragments, each fragment counted as often as it is spread.");

    static void Require(bool holds, CataloguedError error, FormattableString message)
    {
        if (!holds)
            throw new GraphQLException(
                GraphQLErrors.Create(error with { Message = FormattableString.Invariant(message) }).Build());
    }

    /// <summary>The size of a selection set after its fragments are expanded.</summary>
    /// <param name="Count">Fields, and spreads of fragments.</param>
    /// <param name="Depth">Fields inside each other.</param>
    /// <param name="RootFields">Fields of the selection set itself.</param>
    readonly record struct Extent(int Count, int Depth, int RootFields)
    {
        public static Extent operator +(Extent a, Extent b) =>
            new(a.Count + b.Count, Math.Max(a.Depth, b.Depth), a.RootFields + b.RootFields);

        public Extent Spread() => this with { Count = Count + 1 };
    }
}
