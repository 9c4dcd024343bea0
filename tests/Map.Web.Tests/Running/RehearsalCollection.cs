namespace Map.Web.Tests.Running;

/// <summary>All tests here share one map and one browser, one after the other, so that nothing is measured beside something else.</summary>
[CollectionDefinition(Name)]
public sealed class RehearsalCollection : ICollectionFixture<RehearsedMap>
{
    public const string Name = "Rehearsal";
}
