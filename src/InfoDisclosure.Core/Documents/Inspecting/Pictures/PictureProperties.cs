namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>What a picture file says besides showing a picture.</summary>
internal sealed class PictureProperties
{
    public List<FileProperty> Properties { get; } = [];

    /// <summary>Sentences for the clerk.</summary>
    public List<string> Hidden { get; } = [];

    public void Add(string label, string? value)
    {
        value = value?.Trim('\0', ' ', '\r', '\n', '\t');
        if (!string.IsNullOrEmpty(value) && !Properties.Contains(new FileProperty(label, value)))
            Properties.Add(new FileProperty(label, value));
    }
}
