namespace HotChocolate;

/// <summary>Binds the parameter to a service.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute
{
    public ServiceAttribute()
    {
    }

    /// <param name="key">The key of a keyed service.</param>
    public ServiceAttribute(string key) => Key = key;

    public string? Key { get; }
}
