using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Contributions.Undo;

/// <summary>What undoing some revisions comes to, found before anything is written.</summary>
/// <param name="Subjects">What is set back, by subject.</param>
/// <param name="BuiltUpon">What stays, or stays away, because others have changed since what it rests on.</param>
sealed record UndoPlan(IReadOnlyList<UndoneSubject> Subjects, IReadOnlyList<KeptField> BuiltUpon)
{
    /// <summary>SHA-256 of all that is set back: equal for equal plans.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var subject in Subjects)
        {
            foreach (var field in subject.Fields.Concat(subject.References))
                hash.AppendData(Encoding.UTF8.GetBytes($"{subject.Subject} {subject.Id} {subject.Revision} {field.Name} {field.Now} {field.Then}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A place or an organisation that is set back.</summary>
/// <param name="Subject">place or organisation.</param>
/// <param name="Id">Its id.</param>
/// <param name="Goes">Whether it goes: the revision that made it is undone.</param>
/// <param name="Fields">Its fields that are set back; when it goes or comes back, one without a name for all of it.</param>
/// <param name="Comes">Whether it comes back: the revision by which it went is undone.</param>
/// <param name="Revision">Its last revision.</param>
sealed record UndoneSubject(string Subject, Guid Id, bool Goes, IReadOnlyList<UndoneField> Fields, bool Comes, long Revision)
{
    /// <summary>When it comes back, the fields that name an organisation, with what they name now.</summary>
    public IReadOnlyList<UndoneField> References { get; init; } = [];

    /// <summary>Whether anything is left to set back.</summary>
    public bool IsChange => Fields.Count > 0;
}

/// <summary>A field that is set back, with its values in <c>state_fields()</c> as JSON; null where it is empty.</summary>
sealed record UndoneField(string Name, string? Now, string? Then);

/// <summary>A field that is not set back: others have changed it since, or removed the organisation that it named.</summary>
sealed record KeptField(string Subject, Guid Id, string Field, IReadOnlyList<long> Revisions);
