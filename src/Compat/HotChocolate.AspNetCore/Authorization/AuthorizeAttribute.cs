namespace HotChocolate.Authorization;

/// <summary>Only for callers who are signed in, and meet the policy or have one of the roles when they are given.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute()
    {
    }

    public AuthorizeAttribute(string policy) => Policy = policy;

    public string? Policy { get; set; }

    /// <summary>Any one of them is enough.</summary>
    public string[]? Roles { get; set; }
}
