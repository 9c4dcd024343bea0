namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A test that needs something installed: without it, it is skipped on a laptop and fails in CI, which must have it.</summary>
public abstract class ExternalFactAttribute : FactAttribute
{
    protected ExternalFactAttribute(bool isInstalled, string advice)
    {
        if (!isInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = advice;
        }
    }
}
