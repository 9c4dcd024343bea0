using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;

namespace HotChocolateTests.Server;

public sealed class StoredOperationTests : IAsyncLifetime
{
    const string ResponseJson = "application/graphql-response+json";

    GraphQLApp app = null!;

    public async Task InitializeAsync() => app = await StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("""{"id":"echo"}""", """{"data":{"echo":1}}""")]
    [InlineData("""{"id":"echo","variables":{"value":7}}""", """{"data":{"echo":7}}""")]
    [InlineData("""{"id":"both","operationName":"Two"}""", """{"data":{"echo":2}}""")]
    [InlineData("""{"id":"count"}""", """{"data":{"count":1}}""")]
    [InlineData("""{"id":"a-_b"}""", """{"data":{"echo":64}}""")]
    [InlineData(
        """
        {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}
        """,
        """{"data":{"__typename":"Query"}}""")]
    [InlineData("""{"query":"{ __typename }","id":"echo"}""", """{"data":{"echo":1}}""")]
    public async Task Body_with_id_executes_stored_operation(string body, string expected) => Assert.Equal(expected, (await app.PostAsync(body)).Body);

    [Theory]
    [InlineData("/graphql?id=echo&variables=%7B%22value%22%3A5%7D", """{"data":{"echo":5}}""")]
    [InlineData("/graphql?id=both&operationName=Two", """{"data":{"echo":2}}""")]
    [InlineData("/graphql/persisted/echo", """{"data":{"echo":1}}""")]
    [InlineData("/graphql/persisted/echo/Echo?variables=%7B%22value%22%3A6%7D", """{"data":{"echo":6}}""")]
    [InlineData("/graphql/persisted/both/One", """{"data":{"echo":1}}""")]
    public async Task Url_with_id_executes_stored_operation(string address, string expected)
    {
        var (status, body, _) = await app.SendAsync(new(HttpMethod.Get, address));

        Assert.Equal(200, status);
        Assert.Equal(expected, body);
    }

    [Fact]
    public async Task Post_to_stored_operation_may_have_variables()
    {
        var (status, body, _) = await PostToAsync("/graphql/persisted/echo", """{"variables":{"value":9}}""");

        Assert.Equal(200, status);
        Assert.Equal("""{"data":{"echo":9}}""", body);
    }

    [Fact]
    public async Task Post_to_stored_operation_with_document_is_refused() =>
        Assert.Equal(400, (await PostToAsync("/graphql/persisted/echo", """{"query":"{ __typename }"}""")).Status);

    [Theory]
    [InlineData("/graphql?id=count")]
    [InlineData("/graphql/persisted/count")]
    public async Task Stored_mutation_is_not_executed_by_get(string address)
    {
        Assert.Equal(405, (await app.SendAsync(new(HttpMethod.Get, address))).Status);
        Assert.Equal("""{"data":{"count":1}}""", (await app.PostAsync("""{"id":"count"}""")).Body);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("../echo")]
    [InlineData("..%2fecho")]
    [InlineData("/etc/passwd")]
    [InlineData("echo.graphql")]
    [InlineData("echo\\u0000")]
    [InlineData("")]
    public async Task Unknown_id_is_refused(string id)
    {
        var (status, body, _) = await app.PostAsync($$"""{"id":"{{id}}"}""", accept: ResponseJson);

        Assert.Equal(400, status);
        Assert.Equal("HC0020", Json.Code(Json.Error(body)));
    }

    [Fact]
    public async Task Stored_operation_by_url_needs_no_preflight_header()
    {
        await using var app = await StartAsync(options: new() { EnforceGetRequestsPreflightHeader = true });

        Assert.Equal(200, (await app.SendAsync(new(HttpMethod.Get, "/graphql/persisted/echo"))).Status);
        Assert.Equal(400, (await app.SendAsync(new(HttpMethod.Get, "/graphql?id=echo"))).Status);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }"}""")]
    [InlineData("""{"query":"{ __schema { queryType { name } } }","id":"echo"}""")]
    public async Task Allow_list_refuses_other_operations(string body)
    {
        await using var app = await StartAsync(OnlyStored);

        var (status, responseText, _) = await app.PostAsync(body, accept: ResponseJson);

        Assert.Equal(400, status);
        Assert.Equal("HC0067", Json.Code(Json.Error(responseText)));
        Assert.Equal("""{"data":{"echo":1}}""", (await app.PostAsync("""{"id":"echo"}""")).Body);
    }

    static void OnlyStored(IRequestExecutorBuilder builder) =>
        builder.ModifyRequestOptions(o => o.PersistedOperations.OnlyAllowPersistedDocuments = true);

    static Task<GraphQLApp> StartAsync(
        Action<IRequestExecutorBuilder>? configure = null, HotChocolate.AspNetCore.GraphQLServerOptions? options = null) =>
        GraphQLApp.StartAsync<Query>(
            builder =>
            {
                builder.AddMutationType<Mutation>()
                    .ConfigureSchemaServices(services => services.AddSingleton<IOperationDocumentStorage>(new Store()))
                    .UseExceptions()
                    .UseDocumentCache()
                    .UseReadPersistedOperation()
                    .UsePersistedOperationNotFound()
                    .UseOnlyPersistedOperationAllowed()
                    .UseDocumentParser()
                    .UseDocumentValidation()
                    .UseOperationResolver()
                    .UseOperationVariableCoercion()
                    .UseOperationExecution();
                configure?.Invoke(builder);
            },
            options: options);

    Task<(int Status, string Body, HttpResponseMessage Response)> PostToAsync(string address, string body) =>
        app.SendAsync(new(HttpMethod.Post, address) { Content = new StringContent(body, null, "application/json") });

    public class Query
    {
        public int Echo(int value) => value;
    }

    public class Mutation
    {
        int count;

        public int Count() => ++count;
    }

    sealed class Store : IOperationDocumentStorage
    {
        static readonly Dictionary<string, string> Texts = new()
        {
            ["echo"] = "query Echo($value: Int! = 1) { echo(value: $value) }",
            ["both"] = "query One { echo(value: 1) } query Two { echo(value: 2) }",
            ["count"] = "mutation { count }",
            ["a-_b"] = "{ echo(value: 64) }",
            ["ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"] = "{ __typename }",
        };

        public ValueTask<IOperationDocument?> TryReadAsync(
            OperationDocumentId documentId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IOperationDocument?>(
                Texts.TryGetValue(documentId.Value, out var text) ? new OperationDocument(Utf8GraphQLParser.Parse(text)) : null);

        public ValueTask SaveAsync(
            OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
