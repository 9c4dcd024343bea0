using HotChocolate.Execution.Configuration;
using HotChocolate.Types;

namespace HotChocolateTests.Hostile;

/// <summary>A schema with features that attackers can exploit: recursive fields, and inputs of every shape.</summary>
static class HostileSchema
{
    public static void Configure(IRequestExecutorBuilder server) => server.AddType<Leaf>().AddType<Branch>();

    public sealed class Query
    {
        public string Hello => "world";

        public ITree Tree => new Branch();

        public string Text(string? value) => $"{value?.Length}";

        public string Int(int value) => $"{value}";

        public string Real(double value) => $"{value}";

        public string Id([HotChocolate.GraphQLType<IdType>] string? value) => $"{value?.Length}";

        public string Any(object? value) => $"{value}";

        public string Json(System.Text.Json.JsonElement? value) => $"{value?.ValueKind}";

        public string Lists(int[][][]? value) => $"{value?.Length}";

        public string Nested(NestedInput? value) => $"{value?.Text}";
    }

    [InterfaceType("Tree")]
    public interface ITree
    {
        string Name { get; }

        ITree Self { get; }

        string GetText(string? value);
    }

    public sealed class Leaf : ITree
    {
        public string Name => "leaf";

        public ITree Self => this;

        public string GetText(string? value) => $"{value?.Length}";
    }

    public sealed class Branch : ITree
    {
        public string Name => "branch";

        public ITree Self => this;

        public string GetText(string? value) => $"{value?.Length}";
    }

    public sealed record NestedInput(string? Text, NestedInput? Inner, IReadOnlyList<NestedInput>? Many);
}
