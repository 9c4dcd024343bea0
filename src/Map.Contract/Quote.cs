namespace Map.Contract;

/// <summary>A caller's text in a message. Cut, because an error travels in headers, whose size is limited.</summary>
public static class Quote
{
    const int Longest = 50;

    public static string Of(string text) => text.Length <= Longest ? $"\"{text}\"" : $"\"{text[..End(text)]}…\"";

    // Not between the halves of a surrogate pair.
    static int End(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
}
