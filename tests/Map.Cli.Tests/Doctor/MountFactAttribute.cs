namespace Map.Cli.Tests.Doctor;

/// <summary>Needs root, who may mount a small disk.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Mounts a small disk, which only root may.";
    }
}
