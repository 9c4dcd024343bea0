using Google.Rpc;
using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Organisations;

/// <summary>What must hold for an organisation that comes in, by whichever way.</summary>
public static class OrganisationRules
{
    public static IReadOnlyList<BadRequest.Types.FieldViolation> Check(Organisation organisation)
    {
        var rules = new FieldRules();
        rules.Text("organisation.name", organisation.Name, 200);
        rules.Text("organisation.short_name", organisation.HasShortName, organisation.ShortName, 50);
        foreach (var (language, name) in organisation.Names)
        {
            rules.Language("organisation.names", language);
            rules.Text($"organisation.names.{language}", name, 200);
        }

        rules.Enum("organisation.kind", organisation.Kind, required: true);
        rules.Country("organisation.country", organisation.HasCountry, organisation.Country);
        rules.Enum("organisation.scope", organisation.Scope);
        rules.Address("organisation.website", organisation.HasWebsite, organisation.Website);
        rules.Text("organisation.summary", organisation.HasSummary, organisation.Summary, 4000);
        rules.Enum("organisation.confidence", organisation.Confidence);
        if (organisation.Sources.Count == 0)
            rules.Refuse("organisation.sources", "is empty; at least one source.");
        for (var i = 0; i < organisation.Sources.Count; i++)
            rules.Source($"organisation.sources[{i}]", organisation.Sources[i]);
        return rules.Violations;
    }
}
