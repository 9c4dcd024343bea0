namespace Map.Bench.GraphQL.Schema;

public enum PlaceKind
{
    DetentionCentre,
    SupportGroup,
}
