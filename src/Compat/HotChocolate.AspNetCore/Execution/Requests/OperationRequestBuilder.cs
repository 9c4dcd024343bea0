using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Execution;

/// <summary>Builds an <see cref="IOperationRequest"/>.</summary>
public sealed class OperationRequestBuilder
{
    private string? _document;
    private string? _operationName;
    private IReadOnlyDictionary<string, object?>? _variables;
    private Dictionary<string, object?>? _state;
    private IServiceProvider? _services;

    public static OperationRequestBuilder New() => new();

    public OperationRequestBuilder SetDocument([StringSyntax("graphql")] string document)
    {
        _document = document;
        return this;
    }

    public OperationRequestBuilder SetOperationName(string? operationName)
    {
        _operationName = operationName;
        return this;
    }

    public OperationRequestBuilder SetVariableValues(IReadOnlyDictionary<string, object?>? variables)
    {
        _variables = variables;
        return this;
    }

    public OperationRequestBuilder SetServices(IServiceProvider? services)
    {
        _services = services;
        return this;
    }

    public OperationRequestBuilder TrySetServices(IServiceProvider services)
    {
        _services ??= services;
        return this;
    }

    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        (_state ??= [])[name] = value;
        return this;
    }

    public OperationRequestBuilder AddGlobalState(string name, object? value)
    {
        (_state ??= []).Add(name, value);
        return this;
    }

    public OperationRequestBuilder TryAddGlobalState(string name, object? value)
    {
        (_state ??= []).TryAdd(name, value);
        return this;
    }

    public IOperationRequest Build() => Build(OperationKinds.All);

    internal IOperationRequest Build(OperationKinds allowedOperations) => new OperationRequest(
        _document ?? throw new InvalidOperationException("A request needs a document: call SetDocument."),
        _operationName,
        _variables,
        _state,
        _services,
        allowedOperations);
}
