namespace HotChocolate.Subscriptions;

internal interface ITopic
{
    void Complete();
}
