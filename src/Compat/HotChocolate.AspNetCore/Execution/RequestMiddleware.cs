namespace HotChocolate.Execution;

/// <summary>What is left to do with a request.</summary>
public delegate ValueTask RequestDelegate(IRequestContext context);

/// <summary>A step of handling requests: does its own part, and leaves the rest to <paramref name="next"/>, or not.</summary>
public delegate RequestDelegate RequestMiddleware(RequestDelegate next);
