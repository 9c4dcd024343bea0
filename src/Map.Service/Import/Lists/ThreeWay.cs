using System.Collections;
using Google.Protobuf;

namespace Map.Service.Import.Lists;

/// <summary>Joins what a list changed with what people changed on the map since: within a field that is a list, such as the sources, both count.
/// </summary>
static class ThreeWay
{
    /// <param name="now">The place on the map.</param>
    /// <param name="said">What the row said when it was last imported.</param>
    /// <param name="says">What it says.</param>
    /// <returns>What it says, and in lists also what the map has that the row never said, without what it says no more.</returns>
    public static Place Merged(Place now, Place said, Place says)
    {
        var merged = says.Clone();
        Merge(now, said, merged);
        return merged;
    }

    static void Merge(IMessage now, IMessage said, IMessage merged)
    {
        foreach (var field in merged.Descriptor.Fields.InDeclarationOrder())
        {
            var (there, before, given) = (field.Accessor.GetValue(now), field.Accessor.GetValue(said), field.Accessor.GetValue(merged));
            if (field.IsMap) Merge((IDictionary)there, (IDictionary)before, (IDictionary)given);
            else if (field.IsRepeated) Merge((IList)there, (IList)before, (IList)given);
            else if (there is IMessage a && before is IMessage b && given is IMessage c) Merge(a, b, c);
        }
    }

    static void Merge(IList there, IList before, IList given)
    {
        // Where only the list changed, it is as the list has it, in its order.
        if (there.Cast<object>().SequenceEqual(before.Cast<object>())) return;
        var both = there.Cast<object>().Where(item => given.Contains(item) || !before.Contains(item))
            .Concat(given.Cast<object>().Where(item => !there.Contains(item) && !before.Contains(item))).ToList();
        given.Clear();
        foreach (var item in both) given.Add(item);
    }

    static void Merge(IDictionary there, IDictionary before, IDictionary given)
    {
        foreach (var key in there.Keys.Cast<object>().Where(key => !given.Contains(key) && !before.Contains(key)).ToList()) given[key] = there[key];
        // What only people changed.
        foreach (var key in given.Keys.Cast<object>().Where(key => there.Contains(key) && Equals(given[key], before[key])).ToList()) given[key] = there[key];
    }
}
