namespace HotChocolate.Execution;

/// <summary>The operations that a transport lets through.</summary>
[Flags]
enum OperationKinds
{
    Query = 1,
    Mutation = 2,
    Subscription = 4,
    QueryOrMutation = Query | Mutation,
    All = Query | Mutation | Subscription,
}
