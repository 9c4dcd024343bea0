namespace Map.Service.Freshness.Mail;

/// <summary>What became of a mail.</summary>
public enum MailOutcome
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server refused this mail, and may take it later.</summary>
    RefusedForNow,

    /// <summary>The server says that there is no such address, or that it takes nothing.</summary>
    RefusedForGood,

    /// <summary>The server cannot be reached, does not let this map in, or refuses its sender: that says nothing of the address.</summary>
    Unreachable,
}
