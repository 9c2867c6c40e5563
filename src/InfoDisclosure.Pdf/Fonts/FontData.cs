using Microsoft.Win32.SafeHandles;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>
/// The bytes of a font file, read where they are wanted: Chinese fonts hold 5 to 15 MB of outlines of which a document
/// needs a few hundred, so outlines stay on the disk. Safe for concurrent readers.
/// </summary>
internal abstract class FontData : IDisposable
{
    public abstract long Length { get; }

    public static FontData Open(string path) => new FileBytes(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess));

    public static FontData InMemory(ReadOnlyMemory<byte> file) => new MemoryBytes(file);

    /// <summary>Fills the span from the offset; throws <see cref="FontFormatException"/> where the file ends before.</summary>
    public void Read(long offset, Span<byte> into)
    {
        if (offset < 0 || offset + into.Length > Length || !Fill(offset, into))
        {
            throw new FontFormatException(FontProblem.NotAFont, "The font file ends too early.");
        }
    }

    public byte[] Read(long offset, int length)
    {
        if (length < 0 || offset < 0 || offset + length > Length)
        {
            throw new FontFormatException(FontProblem.NotAFont, "The font file ends too early.");
        }

        byte[] bytes = new byte[length];
        Read(offset, bytes);
        return bytes;
    }

    public virtual void Dispose()
    {
    }

    protected abstract bool Fill(long offset, Span<byte> into);

    private sealed class FileBytes(SafeFileHandle handle) : FontData
    {
        public override long Length { get; } = RandomAccess.GetLength(handle);

        public override void Dispose() => handle.Dispose();

        protected override bool Fill(long offset, Span<byte> into)
        {
            while (into.Length > 0)
            {
                int read = RandomAccess.Read(handle, into, offset);
                if (read == 0)
                {
                    return false;
                }

                into = into[read..];
                offset += read;
            }

            return true;
        }
    }

    private sealed class MemoryBytes(ReadOnlyMemory<byte> file) : FontData
    {
        public override long Length => file.Length;

        protected override bool Fill(long offset, Span<byte> into)
        {
            file.Span.Slice((int)offset, into.Length).CopyTo(into);
            return true;
        }
    }
}
