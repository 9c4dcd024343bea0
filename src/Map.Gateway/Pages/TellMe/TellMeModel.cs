namespace Map.Gateway.Pages.TellMe;

/// <summary>The form by which somebody asks for news.</summary>
/// <param name="Ways">By which ways this map tells.</param>
/// <param name="Choices">What one can be told of.</param>
/// <param name="Form">What was typed.</param>
public sealed record TellMeModel(V1.WaysToTell Ways, IReadOnlyList<TellMeChoice> Choices, TellMeForm Form)
{
    /// <summary>What is wrong with the address, or with all of it: the key of a message. Null for nothing.</summary>
    public string? Fault { get; init; }

    public bool IsOfEmail => Fault == "tell.fault.email";

    /// <summary>What is chosen.</summary>
    public string About => Form.About.Length > 0 ? Form.About : Choices.Count > 0 ? Choices[0].Value : "";

    /// <summary>Whether it was sent.</summary>
    public bool IsSent { get; init; }

    /// <summary>The parameters of files with the same: regions=FR; empty for the whole map.</summary>
    public string Query => Form.Region is { } region ? Layout.Links.Parameter("regions", region)
        : Choices.FirstOrDefault(choice => choice.Value == Form.About)?.Country is { Length: > 0 } country ? Layout.Links.Parameter("regions", country) : "";
}
