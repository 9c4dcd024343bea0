namespace HotChocolate.Authorization;

/// <summary>For everyone, whatever the type around it says.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
