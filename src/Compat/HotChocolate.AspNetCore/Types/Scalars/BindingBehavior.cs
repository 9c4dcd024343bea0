namespace HotChocolate.Types;

/// <summary>Whether a scalar stands for its C# type everywhere, or only where it is named.</summary>
public enum BindingBehavior
{
    Implicit = 0,
    Explicit = 1,
}
