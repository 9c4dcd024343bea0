namespace HotChocolate.Subscriptions;

interface ITopic
{
    void Complete();
}
