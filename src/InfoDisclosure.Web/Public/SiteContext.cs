using InfoDisclosure.Core.Site;

namespace InfoDisclosure.Web.Public;

/// <summary>The frame of the page that is being made; loaded once a request by <see cref="PublicController"/>.</summary>
public sealed class SiteContext(SiteReader reader)
{
    private SiteFrame? frame;

    /// <summary>The frame.</summary>
    /// <exception cref="InvalidOperationException">It wasn't loaded, or the site isn't set up.</exception>
    public SiteFrame Frame => frame ?? throw new InvalidOperationException("The frame is loaded before a page is made.");

    /// <summary>Whether there is a frame.</summary>
    public bool IsReady => frame is not null;

    /// <summary>Loads it; false before the site is set up.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancel) => (frame ??= await reader.FrameAsync(cancel)) is not null;
}
