using HotChocolate.Language;

namespace HotChocolate.Types.Relay;

/// <summary>Reads the global ids that an argument or input field takes: those of one type, or of any.</summary>
/// <param name="typeName">The name of the type, or null for any.</param>
/// <param name="isOfType">Whether an id of the second type may stand for the first, as that of an object for its interface.</param>
sealed class GlobalIdReader(string? typeName, Func<string, string, bool> isOfType)
{
    public string Read(string globalId)
    {
        var (actual, id) = GlobalId.Parse(globalId);
        return typeName is null || typeName == actual || isOfType(typeName, actual)
            ? id
            : throw GlobalId.Invalid(globalId, $"It is the ID of a {TokenText.Shorten(actual)}, where that of a {typeName} is needed.");
    }
}
