using HotChocolate.Execution.Pipeline;
using HotChocolate.Execution.Options;

namespace HotChocolate.Execution.Configuration;

/// <summary>What was configured, until the schema is built from it.</summary>
sealed class ServerSetup
{
    public Type? QueryType { get; set; }

    public Type? MutationType { get; set; }

    public Type? SubscriptionType { get; set; }

    /// <summary>C# types and scalar classes, in the order in which they were added.</summary>
    public List<Type> Types { get; } = [];

    public List<Type> Extensions { get; } = [];

    /// <summary>C# type to the class of its scalar.</summary>
    public Dictionary<Type, Type> RuntimeTypeBindings { get; } = [];

    public List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];

    public RequestExecutorOptions RequestOptions { get; } = new();

    public RequestParserOptions ParserOptions { get; } = new();

    /// <summary>What a request goes through, the outermost step first.</summary>
    public List<Func<RequestSteps, RequestDelegate, RequestDelegate>> Pipeline { get; } = [];

    /// <summary>Whether the time of an execution is bounded.</summary>
    public bool HasTimeout { get; set; }

    public int MaxAllowedRequestSize { get; set; }
}
