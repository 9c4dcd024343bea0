namespace Map.Gateway.Http.Errors;

/// <summary>A refusal that is counted when it is sent.</summary>
sealed class CountedRefusal(IResult refusal, string reason) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<RefusalMetrics>().Count(reason);
        return refusal.ExecuteAsync(httpContext);
    }
}
