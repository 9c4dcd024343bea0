namespace GreenDonut;

/// <summary>A scheduler that dispatches no batch while the results of another are being delivered to their callers.</summary>
interface IPublishingScheduler
{
    void BeginPublish();

    void EndPublish();
}
