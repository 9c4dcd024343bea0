namespace HotChocolate.Execution;

/// <summary>The kinds of operations that a transport allows.</summary>
[Flags]
enum OperationKinds
{
    Query = 1,
    Mutation = 2,
    Subscription = 4,
    QueryOrMutation = Query | Mutation,
    All = Query | Mutation | Subscription,
}
