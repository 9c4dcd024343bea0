namespace Map.Gateway.Tests.Ogc;

/// <summary>A test that needs a program of Debian: skipped on a laptop without it, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class FactWithToolAttribute : FactAttribute
{
    public FactWithToolAttribute(string package, string file) =>
        Skip = File.Exists(file) || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"Needs Debian's {package}: apt-get install {package}";
}
