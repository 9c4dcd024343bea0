using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.Execution;

/// <summary>Builds an <see cref="IOperationRequest"/>.</summary>
public sealed class OperationRequestBuilder
{
    string? document;
    string? documentId;
    string? operationName;
    IReadOnlyDictionary<string, object?>? variables;
    Dictionary<string, object?>? state;
    IServiceProvider? services;
    HttpContext? http;

    public static OperationRequestBuilder New() => new();

    public OperationRequestBuilder SetDocument([StringSyntax("graphql")] string? document)
    {
        this.document = document;
        return this;
    }

    /// <summary>Sets the id of a stored document.</summary>
    public OperationRequestBuilder SetDocumentId(string? documentId)
    {
        this.documentId = documentId;
        return this;
    }

    public OperationRequestBuilder SetOperationName(string? operationName)
    {
        this.operationName = operationName;
        return this;
    }

    public OperationRequestBuilder SetVariableValues(IReadOnlyDictionary<string, object?>? variables)
    {
        this.variables = variables;
        return this;
    }

    public OperationRequestBuilder SetServices(IServiceProvider? services)
    {
        this.services = services;
        return this;
    }

    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        (state ??= [])[name] = value;
        return this;
    }

    /// <summary>Allows the request even if only stored operations are allowed.</summary>
    public OperationRequestBuilder AllowNonPersistedOperation() =>
        SetGlobalState(WellKnownContextData.NonPersistedOperationAllowed, true);

    public IOperationRequest Build() => Build(OperationKinds.All);

    internal IOperationRequest Build(OperationKinds allowedOperations) => new OperationRequest
    {
        Document = document ?? (documentId is null
            ? throw new InvalidOperationException("A request needs a document: call SetDocument or SetDocumentId.")
            : null),
        DocumentId = documentId,
        OperationName = operationName,
        VariableValues = variables,
        ContextData = state,
        Services = services,
        Http = http,
        AllowedOperations = allowedOperations,
    };

    /// <summary>Sets the HTTP request, whose services are used if no others are set.</summary>
    internal OperationRequestBuilder SetHttp(HttpContext http)
    {
        this.http = http;
        return this;
    }
}
