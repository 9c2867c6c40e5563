using InfoDisclosure.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>What tests of items and requests do besides filling forms.</summary>
internal static class WorkExtensions
{
    /// <summary>Runs an act with the site's own database, so that the site's caches learn of it.</summary>
    public static async Task<T> InSite<T>(this StaffPortal portal, Func<InfoDisclosureDb, Task<T>> act)
    {
        var scope = portal.Services.CreateAsyncScope();
        await using (scope)
            return await act(scope.ServiceProvider.GetRequiredService<InfoDisclosureDb>());
    }

    /// <summary>Posts a form with files chosen in its field for new attachments.</summary>
    public static async Task UploadAsync(this Browser browser, string action, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Bytes)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "Form.NewAttachments", name);
        await browser.PostAsync(action, content);
    }
}
