using System.Text.Json;
using HotChocolate.Language;
using HotChocolateTests.Server;

namespace HotChocolateTests.Execution;

public sealed class RequestStepTests
{
    [Theory]
    [InlineData("{ number }", null, OperationType.Query)]
    [InlineData("mutation { increase }", null, OperationType.Mutation)]
    [InlineData("query A { number } mutation B { increase }", "B", OperationType.Mutation)]
    public async Task Step_sees_executed_operation(string query, string? operationName, OperationType type)
    {
        OperationType? seen = null;
        string? name = null;
        await using var app = await GraphQLApp.StartAsync<Query>(server => server.AddMutationType<Mutation>()
            .UseExceptions()
            .UseDocumentParser()
            .UseDocumentValidation()
            .UseOperationResolver()
            .UseOperationVariableCoercion()
            .UseRequest(next => context =>
            {
                (seen, name) = (context.Operation?.Type, context.Operation?.Definition.Name?.Value);
                return next(context);
            })
            .UseOperationExecution());

        await app.PostAsync(JsonSerializer.Serialize(new { query, operationName }));

        Assert.Equal((type, operationName), (seen, name));
    }

    public sealed class Query
    {
        public int Number => 1;
    }

    public sealed class Mutation
    {
        public int Increase() => 2;
    }
}
