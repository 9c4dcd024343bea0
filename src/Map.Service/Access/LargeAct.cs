using System.Text;
using Google.Protobuf;

namespace Map.Service.Access;

/// <summary>An act that changes many places and organisations at once.</summary>
/// <param name="Name">What it does, such as revert.</param>
/// <param name="Digest">SHA-256 that the calls of both persons have in common.</param>
/// <param name="Subjects">How many places and organisations it changes.</param>
/// <param name="IsDestructive">Whether it withdraws, merges or reverts.</param>
public sealed record LargeAct(string Name, byte[] Digest, int Subjects, bool IsDestructive)
{
    // What each person says of it, and how they ask.
    static readonly string[] NotOfTheAct = ["summary", "request_id", "validate_only"];

    /// <summary>The act that a request asks for.</summary>
    /// <param name="name">What it does, such as revert.</param>
    /// <param name="request">The request, which stays as it is. Calls are the same but for summary, request_id and validate_only.</param>
    /// <param name="subjects">How many places and organisations it changes.</param>
    /// <param name="isDestructive">Whether it withdraws, merges or reverts.</param>
    public static LargeAct Of(string name, IMessage request, int subjects, bool isDestructive) =>
        new(name, RequestDigest.Of([.. Encoding.UTF8.GetBytes(name), 0], request, NotOfTheAct), subjects, isDestructive);
}
