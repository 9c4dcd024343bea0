using HotChocolate;

namespace HotChocolateTests.Execution;

public class MutationTests
{
    [Fact]
    public async Task Mutation_completes_with_subfields_before_next_one()
    {
        var journal = new List<string>();

        await GraphQL.ExecuteAsync<Query>(
            "mutation { a: write(name: \"a\") { read } b: write(name: \"b\") { read } }",
            configure: b => b.AddMutationType<Mutation>(),
            services: s => s.AddSingleton(journal));

        Assert.Equal(["write a", "wrote a", "read a", "write b", "wrote b", "read b"], journal);
    }

    [Fact]
    public async Task Mutation_after_failed_one_runs_unless_data_is_null()
    {
        var journal = new List<string>();

        var response = await GraphQL.ExecuteAsync<Query>(
            "mutation { maybe b: write(name: \"b\") { read } fails c: write(name: \"c\") { read } }",
            configure: b => b.AddMutationType<Mutation>(),
            services: s => s.AddSingleton(journal));

        Assert.Equal("""{"data":null}""", Json.Without(response, "errors"));
        Assert.Equal("maybe|fails", Json.Paths(response));
        Assert.Equal(["write b", "wrote b", "read b"], journal);
    }

    [Fact]
    public async Task Query_fields_run_concurrently()
    {
        var meeting = new Meeting();

        var response = await GraphQL.ExecuteAsync<Query>(
            "{ first second }", services: s => s.AddSingleton(meeting).AddSingleton(new List<string>()));

        Assert.Equal("""{"data":{"first":"met","second":"met"}}""", response);
    }

    public class Meeting
    {
        public TaskCompletionSource First { get; } = new();

        public TaskCompletionSource Second { get; } = new();
    }

    public class Query
    {
        public async Task<string> GetFirstAsync([Service] Meeting meeting)
        {
            meeting.First.SetResult();
            await meeting.Second.Task;
            return "met";
        }

        public async Task<string> GetSecondAsync([Service] Meeting meeting)
        {
            meeting.Second.SetResult();
            await meeting.First.Task;
            return "met";
        }
    }

    public class Mutation
    {
        public async Task<Written> WriteAsync(string name, [Service] List<string> journal)
        {
            journal.Add($"write {name}");
            await Task.Yield();
            journal.Add($"wrote {name}");
            return new Written(name);
        }

        public string? Maybe() => throw new GraphQLException("no");

        public string Fails() => throw new GraphQLException("no");
    }

    public record Written([property: GraphQLIgnore] string Name)
    {
        public async Task<string> ReadAsync([Service] List<string> journal)
        {
            await Task.Yield();
            journal.Add($"read {Name}");
            return Name;
        }
    }
}
