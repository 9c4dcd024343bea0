using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with a value, which is text or, for keys ending in <c>-bin</c>, bytes.</summary>
    public class Entry
    {
        static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

        readonly string? value;
        readonly byte[]? valueBytes;

        public Entry(string key, string value)
        {
            Key = NormalizeKey(key);
            if (IsBinary)
            {
                throw new ArgumentException(
                    $"Metadata key \"{key}\" ends in {BinaryHeaderSuffix} and so takes bytes, not a string.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            this.value = value;
        }

        public Entry(string key, byte[] valueBytes)
        {
            Key = NormalizeKey(key);
            if (!IsBinary)
            {
                throw new ArgumentException(
                    $"Metadata key \"{key}\" takes a string; only keys ending in {BinaryHeaderSuffix} take bytes.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            this.valueBytes = [.. valueBytes];
        }

        Entry(string key, string? value, byte[]? valueBytes)
        {
            Key = key;
            this.value = value;
            this.valueBytes = valueBytes;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        public bool IsBinary => IsBinaryKey(Key);

        public string Value =>
            value ?? throw new InvalidOperationException($"Metadata \"{Key}\" holds bytes; read ValueBytes.");

        public byte[] ValueBytes => valueBytes is null ? Encoding.ASCII.GetBytes(value!) : [.. valueBytes];

        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, valueBytes={Convert.ToHexString(valueBytes!)}]" : $"[Entry: key={Key}, value={value}]";

        internal static bool IsBinaryKey(string key) => key.EndsWith(BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase);

        /// <summary>For what came over the wire: already lower case, and the bytes are nobody else's.</summary>
        internal static Entry FromWire(string key, string value) => new(key, value, null);

        internal static Entry FromWire(string key, byte[] valueBytes) => new(key, null, valueBytes);

        internal bool KeyEqualsIgnoreCase(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        internal ReadOnlySpan<byte> RawBytes => valueBytes;

        static string NormalizeKey(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            var lower = key.ToLowerInvariant();
            if (lower.Length == 0 || lower.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                throw new ArgumentException(
                    $"Metadata key \"{key}\" is not valid; keys are letters, digits, underscores, hyphens and dots.", nameof(key));
            }

            return lower;
        }
    }
}
