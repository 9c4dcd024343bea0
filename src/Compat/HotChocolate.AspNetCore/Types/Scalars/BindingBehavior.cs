namespace HotChocolate.Types;

/// <summary>Whether a scalar is used for its C# type everywhere, or only where it is named explicitly.</summary>
public enum BindingBehavior
{
    Implicit = 0,
    Explicit = 1,
}
