namespace Map.Contract.Files;

/// <summary>What the last line of a whole dump says.</summary>
/// <param name="State">The hash of its state.</param>
/// <param name="Signed">Who has signed that; null when nobody has.</param>
public sealed record DumpSeal(string State, V1.SignedState? Signed);
