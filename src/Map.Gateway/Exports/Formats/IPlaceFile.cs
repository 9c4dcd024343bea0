namespace Map.Gateway.Exports.Formats;

/// <summary>A format that places are written in, one after the other, into a buffer that is sent on whenever it is flushed.</summary>
interface IPlaceFile : IDisposable
{
    void Begin();

    void Write(FilePlace place);

    void End();

    void Flush();
}
