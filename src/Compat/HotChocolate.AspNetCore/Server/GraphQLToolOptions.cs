namespace HotChocolate.AspNetCore;

/// <summary>The IDE that the package brings and takes from another site. The stand-in brings none, so there is only its switch.</summary>
public sealed class GraphQLToolOptions
{
    public bool Enable { get; set; } = true;
}
