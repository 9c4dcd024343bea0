namespace Map.Gateway.GraphQL.Organisations;

/// <summary>The part an organisation plays at a place.</summary>
public enum InvolvementRole
{
    /// <summary>Runs it.</summary>
    Operates = V1.InvolvementRole.Operates,

    /// <summary>Owns it.</summary>
    Owns = V1.InvolvementRole.Owns,

    /// <summary>Is the public authority answerable for it.</summary>
    Authority = V1.InvolvementRole.Authority,

    /// <summary>Guards it.</summary>
    Guards = V1.InvolvementRole.Guards,

    /// <summary>Runs its holding room.</summary>
    OperatesHoldingRoom = V1.InvolvementRole.OperatesHoldingRoom,

    /// <summary>Gives health care there.</summary>
    Healthcare = V1.InvolvementRole.Healthcare,

    /// <summary>Does welfare or social work there.</summary>
    Welfare = V1.InvolvementRole.Welfare,

    /// <summary>Gives legal aid there.</summary>
    LegalAid = V1.InvolvementRole.LegalAid,

    /// <summary>Takes people to and from it.</summary>
    Escort = V1.InvolvementRole.Escort,

    /// <summary>Visits people there.</summary>
    Visits = V1.InvolvementRole.Visits,

    /// <summary>Supports people there in other ways.</summary>
    Supports = V1.InvolvementRole.Supports,

    /// <summary>Inspects it.</summary>
    Inspects = V1.InvolvementRole.Inspects,
}
