using HotChocolate.Execution.Pipeline;
using HotChocolate.Execution.Options;

namespace HotChocolate.Execution.Configuration;

/// <summary>Collects the configuration until the schema is built.</summary>
sealed class ServerSetup
{
    public Type? QueryType { get; set; }

    public Type? MutationType { get; set; }

    public Type? SubscriptionType { get; set; }

    /// <summary>C# types and scalar classes, in the order in which they were added.</summary>
    public List<Type> Types { get; } = [];

    public List<Type> Extensions { get; } = [];

    /// <summary>The scalar class of each bound C# type.</summary>
    public Dictionary<Type, Type> RuntimeTypeBindings { get; } = [];

    public List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];

    public RequestExecutorOptions RequestOptions { get; } = new();

    public RequestParserOptions ParserOptions { get; } = new();

    /// <summary>The steps of the request pipeline, the outermost first.</summary>
    public List<Func<RequestSteps, RequestDelegate, RequestDelegate>> Pipeline { get; } = [];

    /// <summary>Whether the execution time is limited.</summary>
    public bool HasTimeout { get; set; }

    public int MaxAllowedRequestSize { get; set; }
}
