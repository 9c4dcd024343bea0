using System.Text.Json;

namespace Map.Service.Places.Fields;

/// <summary>Everything the service does with one field of a place. <see cref="Shapes"/> builds the usual ones in a line.</summary>
sealed record PlaceField
{
    /// <summary>The fields of the contract, as a read mask names them. Empty for what only the tables hold.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Those of the paths that a caller may not set.</summary>
    public IReadOnlyList<string> OutputOnly { get; init; } = [];

    /// <summary>What is selected of place p. Child rows come as one array, so a page is one statement and one snapshot.</summary>
    public Func<Caller, Statement, string>? Sql { get; init; }

    /// <summary>Fills the message from the column of this number, which is not null.</summary>
    public Action<NpgsqlDataReader, int, Place>? Read { get; init; }

    /// <summary>The columns of the entity that have no C# property.</summary>
    public IReadOnlyList<EntityColumn> Columns { get; init; } = [];

    /// <summary>Puts the field of a checked message into the entity.</summary>
    public Action<PlaceEntity, Place, MapDbContext>? Write { get; init; }

    /// <summary>Whether imports have a separate file for this field, so that the file of the places must not overwrite it.</summary>
    public bool HasOwnFile { get; init; }

    /// <summary>Checks the field in an incoming message.</summary>
    public Action<Place, PlaceVocabulary, Violations>? Check { get; init; }

    /// <summary>The field's name in the history, and its texts in a state filtered by <see cref="PastVisibility"/>. Null: not
    /// shown.</summary>
    public (string Name, Func<JsonElement, IEnumerable<string>> Texts)? Past { get; init; }

    /// <summary>The keys of <c>revision.state</c> that hold it.</summary>
    public IReadOnlyList<string> StateKeys { get; init; } = [];

    /// <summary>Read whatever the mask says: the kind decides which details exist, and the status whether closed_on is known.</summary>
    public bool IsAlwaysRead { get; init; }
}
