namespace Map.Gateway.GraphQL.Relay;

/// <summary>Reads ids in arguments.</summary>
public static class GlobalIds
{
    extension(GlobalId)
    {
        /// <summary>Reads an argument that must be the id of one of these types.</summary>
        /// <param name="text">The id in the request.</param>
        /// <param name="field">The path of the argument, for the error.</param>
        /// <param name="types">The types allowed.</param>
        public static GlobalId Require(string text, string field, params ReadOnlySpan<string> types)
        {
            if (!GlobalId.TryParse(text, out var id))
                throw new InvalidInputException(field, "is not an id of this map. Use an id as a query gave it.");
            if (!types.Contains(id.Type))
                throw new InvalidInputException(field, $"is an id of type {id.Type}; allowed: {string.Join(", ", types)}.");
            if (id.Type != GlobalId.Region && !Guid.TryParseExact(id.Value, "D", out _))
                throw new InvalidInputException(field, "is not an id of this map. Use an id as a query gave it.");
            return id;
        }
    }
}
