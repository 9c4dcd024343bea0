using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The use of a variable as a value.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The expected type; null if it is unknown.</param>
/// <param name="LocationDefault">The default of the argument or input field.</param>
/// <param name="InputObject">The input object of the field that has the variable as its value.</param>
sealed record VariableUsage(VariableNode Node, IType? Type, IValueNode? LocationDefault, InputObjectType? InputObject);
