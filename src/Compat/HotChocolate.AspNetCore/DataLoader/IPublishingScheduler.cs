namespace GreenDonut;

/// <summary>A scheduler that waits with the next batches until the results of the last have reached all who asked.</summary>
interface IPublishingScheduler
{
    void BeginPublish();

    void EndPublish();
}
