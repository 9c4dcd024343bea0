namespace HotChocolate.Execution;

/// <summary>The remaining steps of the pipeline.</summary>
public delegate ValueTask RequestDelegate(IRequestContext context);

/// <summary>Builds a pipeline step that may call <paramref name="next"/>, or set the result itself.</summary>
public delegate RequestDelegate RequestMiddleware(RequestDelegate next);
