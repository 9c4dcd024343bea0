using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.Execution.Pipeline;

/// <summary>The engine's own pipeline steps, in the order in which an application adds them.</summary>
sealed class RequestSteps(RequestExecutor executor, DocumentPreparation documents, IOperationDocumentStorage? storage)
{
    /// <summary>Converts exceptions of later steps to a result with errors.</summary>
    public async ValueTask CatchExceptionsAsync(IRequestContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (GraphQLException known)
        {
            context.Result = executor.Refuse(known.Errors);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            context.Result = executor.Refuse([ErrorHandler.Unexpected(exception)]);
        }
    }

    /// <summary>Looks the document up in the cache, which saves parsing and validation.</summary>
    public ValueTask FindDocumentAsync(IRequestContext context, RequestDelegate next)
    {
        if (context.Request.Document is { } text && documents.Find(text) is { } known)
            Set(context, known);
        return next(context);
    }

    /// <summary>Reads a stored document. It is not validated: the application validates it before it stores it.</summary>
    public async ValueTask ReadStoredDocumentAsync(IRequestContext context, RequestDelegate next)
    {
        if (context.Document is null && storage is not null
            && context.Request.DocumentId is { } text && OperationDocumentId.IsValidId(text)
            && await storage.TryReadAsync(new OperationDocumentId(text), context.RequestAborted).ConfigureAwait(false)
                is OperationDocument stored)
        {
            context.IsPersistedDocument = true;
            Set(context, documents.Prepare(stored.Document));
        }

        await next(context).ConfigureAwait(false);
    }

    public ValueTask RefuseUnknownDocumentAsync(IRequestContext context, RequestDelegate next)
    {
        if (context.Document is not null || context.Request.Document is not null)
            return next(context);
        return Refuse(context, "There is no stored operation with this id.", ErrorCodes.Execution.PersistedOperationNotFound);
    }

    public ValueTask RefuseDocumentThatIsNotStoredAsync(IRequestContext context, RequestDelegate next)
    {
        if (!executor.OnlyStored
            || (context.IsPersistedDocument && context.Request.Document is null)
            || context.ContextData.ContainsKey(WellKnownContextData.NonPersistedOperationAllowed))
            return next(context);
        return Refuse(context, "Only stored operations are executed.", ErrorCodes.Execution.OnlyPersistedOperationsAllowed);
    }

    public ValueTask ParseDocumentAsync(IRequestContext context, RequestDelegate next)
    {
        try
        {
            context.Document ??= documents.Parse(context.Request.Document!);
        }
        catch (SyntaxException error)
        {
            // Unlike validation errors, syntax errors pass the error filters.
            context.Result = executor.Refuse([ErrorBuilder.New()
                .SetMessage(error.Message)
                .SetCode(ErrorCodes.Server.SyntaxError)
                .AddLocation(error.Line, error.Column)
                .Build()]);
            return ValueTask.CompletedTask;
        }

        return next(context);
    }

    public ValueTask ValidateDocumentAsync(IRequestContext context, RequestDelegate next)
    {
        var own = (RequestContext)context;
        if (own.Prepared is null)
        {
            var wrong = documents.Validate(own.Document!);
            if (wrong.Count > 0)
            {
                context.Result = OperationResult.Refused(wrong);
                return ValueTask.CompletedTask;
            }

            own.Prepared = documents.Prepare(own.Document!, own.Request.Document!);
        }

        return next(context);
    }

    public ValueTask ResolveOperationAsync(IRequestContext context, RequestDelegate next)
    {
        context.Operation = ((RequestContext)context).Prepared!.Find(context.Request.OperationName, out var problem)
            ?? throw new GraphQLException(ErrorBuilder.New().SetMessage(problem!).Build());
        return next(context);
    }

    public ValueTask CoerceVariablesAsync(IRequestContext context, RequestDelegate next)
    {
        var definitions = context.Operation!.Definition.VariableDefinitions;
        context.Variables = [VariableCoercer.Coerce(executor.Schema, definitions, context.Request.VariableValues)];
        return next(context);
    }

    public async ValueTask ExecuteAsync(IRequestContext context)
    {
        var operation = (PreparedOperation)context.Operation!;
        context.Result = await executor.ExecuteAsync(
            operation, (VariableValues)context.Variables![0], context.Request, context.RequestAborted).ConfigureAwait(false);
    }

    static void Set(IRequestContext context, PreparedDocument document)
    {
        ((RequestContext)context).Prepared = document;
        context.Document = document.Syntax;
    }

    static ValueTask Refuse(IRequestContext context, string message, string code)
    {
        context.Result = OperationResult.Refused(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
        return ValueTask.CompletedTask;
    }
}
