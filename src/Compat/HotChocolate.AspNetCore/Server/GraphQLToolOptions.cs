namespace HotChocolate.AspNetCore;

/// <summary>Options of the original's IDE, which it loads from another site. The stand-in has no IDE; only the switch exists.</summary>
public sealed class GraphQLToolOptions
{
    public bool Enable { get; set; } = true;
}
