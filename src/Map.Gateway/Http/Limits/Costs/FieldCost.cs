using System.Reflection;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The cost of a field, from the attributes of its C# member.</summary>
/// <param name="Weight">Its field cost.</param>
/// <param name="List">The length of its list; null without the attribute.</param>
sealed record FieldCost(double Weight, ListSizeAttribute? List)
{
    const double CallWeight = 10;

    public static FieldCost Of(MemberInfo? member, bool hasSelections) =>
        new(member?.GetCustomAttribute<CostAttribute>()?.Weight ?? DefaultWeight(member, hasSelections),
            member?.GetCustomAttribute<ListSizeAttribute>());

    // Asynchronous members call the service.
    static double DefaultWeight(MemberInfo? member, bool hasSelections) =>
        member is MethodInfo method && typeof(Task).IsAssignableFrom(method.ReturnType) ? CallWeight : hasSelections ? 1 : 0;
}
