using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A variable where a value is expected.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">What is expected there; null where that is unknown.</param>
/// <param name="LocationDefault">The default that the argument or input field has.</param>
/// <param name="InputObject">The input object that the value is a field of.</param>
sealed record VariableUsage(VariableNode Node, IType? Type, IValueNode? LocationDefault, InputObjectType? InputObject);
