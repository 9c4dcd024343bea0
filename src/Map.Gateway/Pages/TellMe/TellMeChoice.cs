namespace Map.Gateway.Pages.TellMe;

/// <summary>Something to be told of.</summary>
/// <param name="Value">As the form has it: the code of a region, or place: and an id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Country">The code of its country.</param>
public sealed record TellMeChoice(string Value, string Name, string Country);
