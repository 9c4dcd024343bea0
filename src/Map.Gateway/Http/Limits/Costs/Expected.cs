namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The assumed length of lists that no argument limits. Most real ones are shorter.</summary>
static class Expected
{
    public const int Sources = 3;
    public const int OtherNames = 3;
    public const int Organisers = 2;
    public const int ChangesOfSchedule = 5;
    public const int Periods = 3;
    public const int Capacities = 10;
    public const int WaysToHelp = 5;
    public const int Contacts = 5;
    public const int ChangesOfRevision = 5;
    public const int FieldsUndone = 20;
    public const int SimilarPlaces = 5;
    public const int Evidence = 5;
    public const int MessagesOfSuggestion = 2;
    public const int ShapesOfGroup = 3;
    public const int SamplesOfGroup = 5;
    public const int FieldsInConflict = 2;
    public const int InvolvementsOfPlace = 10;
    public const int FacilityTypes = 15;
    public const int Crosswalks = 5;
    public const int Clusters = 100;
    public const int KindsOfCluster = 4;
    public const int RowsOfStatistics = 50;

    /// <summary>The regions around a position contain each other: country, nation, region, county.</summary>
    public const int RegionsOfPlace = 5;

    /// <summary>One for each kind of place.</summary>
    public const int SurveysOfRegion = 4;

    /// <summary>Countries and all their parts.</summary>
    public const int Regions = 300;
}
