using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>Fields, arguments or input fields in the order of their declaration, found by name.</summary>
public sealed class FieldCollection<T> : IReadOnlyList<T> where T : class, IField
{
    private readonly T[] _fields;
    private readonly FrozenDictionary<string, T> _byName;

    internal FieldCollection(IEnumerable<T> fields)
    {
        _fields = [.. fields];
        _byName = _fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public static FieldCollection<T> Empty { get; } = new([]);

    public int Count => _fields.Length;

    public T this[int index] => _fields[index];

    public T this[string name] => _byName[name];

    public bool TryGetField(string name, [NotNullWhen(true)] out T? field) => _byName.TryGetValue(name, out field);

    internal int IndexOf(T field) => Array.IndexOf(_fields, field);

    public bool ContainsField(string name) => _byName.ContainsKey(name);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();
}
