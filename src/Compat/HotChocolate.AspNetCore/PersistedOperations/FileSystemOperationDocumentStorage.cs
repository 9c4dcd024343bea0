namespace HotChocolate.Execution;

/// <summary>A folder of files <c>ID.graphql</c>.</summary>
sealed class FileSystemOperationDocumentStorage(string folder) : IOperationDocumentStorage
{
    const string Extension = ".graphql";

    public string Name { get; } = System.IO.Path.GetFullPath(folder);

    public IReadOnlyDictionary<OperationDocumentId, string> ReadAll()
    {
        if (!Directory.Exists(Name))
            throw new SchemaException($"The folder of stored operations {Name} does not exist.");
        return Directory.EnumerateFiles(Name, "*" + Extension).ToDictionary(IdOf, File.ReadAllText);
    }

    static OperationDocumentId IdOf(string file) =>
        OperationDocumentId.TryCreate(System.IO.Path.GetFileNameWithoutExtension(file), out var id)
            ? id
            : throw new SchemaException(
                $"The name of {file} is no id of a stored operation: at most 128 letters A-Z and a-z, digits, - and _ are allowed.");
}
