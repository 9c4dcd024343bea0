namespace Map.Gateway.GraphQL.Places;

/// <summary>Who is held in a place.</summary>
public enum Population
{
    /// <summary>Men.</summary>
    Men = V1.Population.Men,

    /// <summary>Women.</summary>
    Women = V1.Population.Women,

    /// <summary>Families with children.</summary>
    Families = V1.Population.Families,

    /// <summary>Children and young people without their family.</summary>
    UnaccompaniedMinors = V1.Population.UnaccompaniedMinors,
}
