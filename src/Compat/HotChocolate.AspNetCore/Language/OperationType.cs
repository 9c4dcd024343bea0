namespace HotChocolate.Language;

public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}
