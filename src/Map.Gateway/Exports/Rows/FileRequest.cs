using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>What is asked of a file.</summary>
/// <param name="Filter">Which places, or those of which places.</param>
/// <param name="Columns">Which columns, in their order.</param>
/// <param name="Labels">The labels, when a language was asked for.</param>
sealed record FileRequest(V1.PlaceFilter Filter, IReadOnlyList<FileColumn> Columns, Labels? Labels)
{
    /// <summary>The parameter that chooses columns.</summary>
    public const string Fields = "fields";

    /// <summary>The parameter that asks for labels in a language.</summary>
    public const string Language = "lang";
}
