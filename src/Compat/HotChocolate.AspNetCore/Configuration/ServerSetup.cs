using HotChocolate.AspNetCore;
using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Options;
using HotChocolate.Types.Pagination;

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

    public bool GlobalObjectIdentification { get; set; }

    public bool IntrospectionDisabled { get; set; }

    public int MaxExecutionDepth { get; set; } = 30;

    public bool DepthSkipsIntrospection { get; set; } = true;

    public RequestExecutorOptions RequestOptions { get; } = new();

    public RequestParserOptions ParserOptions { get; } = new();

    public PagingOptions PagingOptions { get; } = new();

    public GraphQLServerOptions ServerOptions { get; } = new();

    /// <summary>Whether callers may name stored operations by their id.</summary>
    public bool UsesPersistedOperations { get; set; }

    public IOperationDocumentStorage? OperationStorage { get; set; }

    public CostOptions CostOptions { get; } = new();

    /// <summary>What comes between the analysis of an operation's cost and its execution, the outermost first.</summary>
    public List<RequestMiddleware> AfterCostAnalysis { get; } = [];

    public int MaxAllowedRequestSize { get; set; }
}
