namespace Map.Gateway.GraphQL.Places;

/// <summary>What a support group offers.</summary>
public enum Service
{
    /// <summary>Legal advice or representation: asylum, immigration, bail.</summary>
    LegalAdvice = V1.Service.LegalAdvice,

    /// <summary>Help with one's own case: letters, forms, other services.</summary>
    Casework = V1.Service.Casework,

    /// <summary>Information on rights and places: guides, leaflets, trainings.</summary>
    Information = V1.Service.Information,

    /// <summary>A telephone that somebody answers.</summary>
    Hotline = V1.Service.Hotline,

    /// <summary>Visits to people in detention.</summary>
    Visits = V1.Service.Visits,

    /// <summary>Company for people who must report, and alarm when one is detained there.</summary>
    ReportingSupport = V1.Service.ReportingSupport,

    /// <summary>A place to be by day, or a drop-in.</summary>
    DayCentre = V1.Service.DayCentre,

    /// <summary>A place to sleep.</summary>
    Accommodation = V1.Service.Accommodation,

    /// <summary>Meals or food.</summary>
    Food = V1.Service.Food,

    /// <summary>Clothes, blankets, tents and other goods.</summary>
    Goods = V1.Service.Goods,

    /// <summary>Showers or laundry.</summary>
    Hygiene = V1.Service.Hygiene,

    /// <summary>Electricity for telephones, or internet.</summary>
    Charging = V1.Service.Charging,

    /// <summary>Medical care or examination.</summary>
    HealthCare = V1.Service.HealthCare,

    /// <summary>Psychological support.</summary>
    MentalHealth = V1.Service.MentalHealth,

    /// <summary>Classes, of a language for instance.</summary>
    Classes = V1.Service.Classes,

    /// <summary>Support of children and young people.</summary>
    Children = V1.Service.Children,

    /// <summary>Support in finding work or training.</summary>
    Work = V1.Service.Work,

    /// <summary>Groups of people in the same situation.</summary>
    PeerSupport = V1.Service.PeerSupport,

    /// <summary>Observation and record of what authorities do.</summary>
    Monitoring = V1.Service.Monitoring,

    /// <summary>Alarm or rescue at sea or in the mountains.</summary>
    Rescue = V1.Service.Rescue,
}
