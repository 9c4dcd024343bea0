using System.Reflection;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>What a field of the schema costs by its C# member.</summary>
/// <param name="Weight">What it adds to the field cost each time.</param>
/// <param name="List">How long its list is; null where nothing is said.</param>
sealed record FieldCost(double Weight, ListSizeAttribute? List)
{
    const double CallWeight = 10;

    public static FieldCost Of(MemberInfo? member, bool hasSelections) =>
        new(member?.GetCustomAttribute<CostAttribute>()?.Weight ?? DefaultWeight(member, hasSelections),
            member?.GetCustomAttribute<ListSizeAttribute>());

    // What is awaited asks the service.
    static double DefaultWeight(MemberInfo? member, bool hasSelections) =>
        member is MethodInfo method && typeof(Task).IsAssignableFrom(method.ReturnType) ? CallWeight : hasSelections ? 1 : 0;
}
