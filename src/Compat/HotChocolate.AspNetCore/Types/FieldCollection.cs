using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>Fields, arguments or input fields in the order of declaration, with lookup by name.</summary>
public sealed class FieldCollection<T> : IReadOnlyList<T> where T : class, IField
{
    readonly T[] fields;
    readonly FrozenDictionary<string, T> byName;

    internal FieldCollection(IEnumerable<T> fields)
    {
        this.fields = [.. fields];
        byName = this.fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public static FieldCollection<T> Empty { get; } = new([]);

    public int Count => fields.Length;

    public T this[int index] => fields[index];

    public T this[string name] => byName[name];

    public bool TryGetField(string name, [NotNullWhen(true)] out T? field) => byName.TryGetValue(name, out field);

    internal int IndexOf(T field) => Array.IndexOf(fields, field);

    public bool ContainsField(string name) => byName.ContainsKey(name);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => fields.GetEnumerator();
}
