using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The document, the schema and the types at the current node, for the rules; also collects their errors.</summary>
sealed class ValidationContext(ISchema schema, DocumentNode document, ValidationOptions options)
{
    const int LongestMessage = 1000;
    const int MaxLocations = 20;

    static readonly Dictionary<string, object?> BreaksRule = new() { ["code"] = ValidationErrorCodes.Invalid };

    readonly List<IError> errors = [];

    public ISchema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ValidationOptions Options { get; } = options;

    public DocumentFragments Fragments { get; } = new(document, options.FragmentBudget);

    public IReadOnlyList<IError> Errors => errors;

    /// <summary>The type whose fields are selected at the current node; null if it is unknown or has no fields.</summary>
    public INamedType? ParentType { get; set; }

    /// <summary>The current field; null if it is unknown.</summary>
    public OutputField? Field { get; set; }

    /// <summary>The type of the current field, operation or fragment.</summary>
    public IType? Type { get; set; }

    /// <summary>The directive whose arguments are being visited.</summary>
    public DirectiveType? Directive { get; set; }

    public void Report(string message, params IReadOnlyList<ISyntaxNode> nodes) => Report(message, null, nodes);

    public void Report(string message, IReadOnlyDictionary<string, object?>? extensions, params IReadOnlyList<ISyntaxNode> nodes)
    {
        if (errors.Count >= Options.MaxAllowedErrors)
            throw Abort(ValidationErrorCodes.TooManyErrors, "Too many validation errors, error limit reached. Validation aborted.");
        errors.Add(new Error { Message = Shorten(message), Locations = LocationsOf(nodes), Extensions = extensions ?? BreaksRule });
    }

    /// <summary>Must be called before each step of a recursion over the document, because a stack overflow cannot be caught.</summary>
    public static void GuardStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Abort(ValidationErrorCodes.TooComplex, "Document nests too deep. Validation aborted.");
    }

    public static ValidationAbortedException Abort(string code, string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());

    // The client controls the length of both, and every error repeats them.
    static string Shorten(string message) =>
        message.Length <= LongestMessage ? message : string.Concat(message.AsSpan(0, LongestMessage), "…");

    static Location[]? LocationsOf(IReadOnlyList<ISyntaxNode> nodes)
    {
        var locations = nodes.Take(MaxLocations)
            .Select(node => node.Location)
            .OfType<Language.Location>()
            .Select(location => new Location(location.Line, location.Column))
            .ToArray();
        return locations.Length == 0 ? null : locations;
    }
}
