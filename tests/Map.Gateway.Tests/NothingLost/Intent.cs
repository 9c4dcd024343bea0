namespace Map.Gateway.Tests.NothingLost;

/// <summary>One change that a writer wants to happen once.</summary>
/// <param name="What">What it is.</param>
/// <param name="Token">By which it is found in the database: its comment, or the name of the place.</param>
/// <param name="Revisions">How many revisions it makes; 0: not looked at.</param>
sealed record Intent(string What, string Token, int Revisions)
{
    public const string Add = "add", Suggest = "suggest";

    /// <summary>Whether a request was cut off.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>Whether a repeated request found it done.</summary>
    public bool HadHappened { get; set; }

    /// <summary>Whether the writer knows that it has happened. If not, it was left in doubt.</summary>
    public bool IsDone { get; set; }

    /// <summary>The act, as the acknowledgement names it.</summary>
    public string? Act { get; set; }

    public override string ToString() => $"'{Token}' ({(IsDone ? "done" : "left")}{(IsDoubted ? ", doubted" : "")}{(HadHappened ? ", had happened" : "")})";
}
