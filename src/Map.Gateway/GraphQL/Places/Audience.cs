namespace Map.Gateway.GraphQL.Places;

/// <summary>Whom a support group is for.</summary>
public enum Audience
{
    /// <summary>People in detention, and those who were.</summary>
    Detained = V1.Audience.Detained,

    /// <summary>People who must report to immigration officers.</summary>
    Reporting = V1.Audience.Reporting,

    /// <summary>People who seek asylum.</summary>
    AsylumSeekers = V1.Audience.AsylumSeekers,

    /// <summary>People whose claim for asylum was refused.</summary>
    RefusedAsylumSeekers = V1.Audience.RefusedAsylumSeekers,

    /// <summary>People with asylum or another protection.</summary>
    Refugees = V1.Audience.Refugees,

    /// <summary>People without papers.</summary>
    Undocumented = V1.Audience.Undocumented,

    /// <summary>People on the move, such as those at the Channel.</summary>
    PeopleOnTheMove = V1.Audience.PeopleOnTheMove,

    /// <summary>Citizens of the European Union in another country.</summary>
    EuCitizens = V1.Audience.EuCitizens,

    /// <summary>Women.</summary>
    Women = V1.Audience.Women,

    /// <summary>Families with children.</summary>
    Families = V1.Audience.Families,

    /// <summary>Children and young people without their family.</summary>
    UnaccompaniedMinors = V1.Audience.UnaccompaniedMinors,

    /// <summary>Lesbian, gay, bisexual, trans, intersex and queer people.</summary>
    Lgbtiq = V1.Audience.Lgbtiq,

    /// <summary>People who survived torture, trafficking or sexual violence.</summary>
    Survivors = V1.Audience.Survivors,
}
