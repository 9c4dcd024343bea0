namespace Map.Gateway.Tests.Reconcile.Camps;

/// <summary>Needs OpenRefine and the list, which <c>./map rehearse openrefine</c> sees to.</summary>
public sealed class OpenRefineFactAttribute : FactAttribute
{
    public OpenRefineFactAttribute()
    {
        if (!File.Exists(OpenRefine.Command) || !File.Exists(CampList.File))
            Skip = $"Needs {OpenRefine.Command} and {CampList.File}: ./map rehearse openrefine.";
    }
}
