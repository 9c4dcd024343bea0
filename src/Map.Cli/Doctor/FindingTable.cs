using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Findings as lines for a person at a terminal.</summary>
static class FindingTable
{
    public static string Of(IReadOnlyCollection<Finding> findings)
    {
        var width = findings.Max(finding => finding.Check.Length);
        var lines = findings.SelectMany(finding => (string[])
        [
            $"{finding.Level.ToString().ToLowerInvariant(),-7}  {finding.Check.PadRight(width)}  {finding.Found}",
            .. finding.Mend.Length > 0 ? (string[])[$"{"",-7}  {"".PadRight(width)}  -> {finding.Mend}"] : [],
        ]);
        var (faults, warnings) = (findings.Count(finding => finding.Level == FindingLevel.Fault), findings.Count(finding => finding.Level == FindingLevel.Warning));
        return string.Join('\n', lines) + $"\n\n{findings.Count} checks: {faults} fault(s), {warnings} warning(s)";
    }
}
