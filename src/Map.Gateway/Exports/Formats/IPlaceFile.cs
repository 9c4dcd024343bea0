using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>Writes places one after the other into a buffer, which the caller sends after each flush.</summary>
interface IPlaceFile : IDisposable
{
    void Begin();

    void Write(FilePlace place);

    void End();

    void Flush();
}
