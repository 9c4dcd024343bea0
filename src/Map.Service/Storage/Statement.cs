using System.Text;

namespace Map.Service.Storage;

/// <summary>An SQL statement under construction. Values only get in as parameters: <c>$"… = {statement.Value(id)}"</c>.</summary>
/// <param name="words">The words of the text that it looks for, where they were resolved before.</param>
public sealed class Statement(ResolvedWords? words = null)
{
    readonly StringBuilder text = new();
    readonly List<NpgsqlParameter> parameters = [];

    public ResolvedWords? Words => words;

    public string Text => text.ToString();

    /// <summary>The values of the parameters, in order.</summary>
    public IReadOnlyList<object> Values => [.. parameters.Select(parameter => parameter.Value!)];

    /// <summary>Adds a parameter and returns its placeholder.</summary>
    public string Value<T>(T value) where T : notnull
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${parameters.Count}";
    }

    public Statement Append(string sql)
    {
        text.Append(sql);
        return this;
    }

    public NpgsqlCommand On(NpgsqlDataSource database) => Filled(database.CreateCommand(Text));

    public NpgsqlCommand On(NpgsqlConnection connection) => Filled(new NpgsqlCommand(Text, connection));

    /// <summary>As one of several that are sent together.</summary>
    public NpgsqlBatchCommand InBatch()
    {
        var command = new NpgsqlBatchCommand(Text);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    NpgsqlCommand Filled(NpgsqlCommand command)
    {
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
