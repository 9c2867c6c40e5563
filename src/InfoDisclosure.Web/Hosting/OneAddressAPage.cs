using System.Text.RegularExpressions;
using InfoDisclosure.Web.Public;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// A report and an item have one address each. Routing would also take 02018, +2018 or /REPORTS/2018, each of them a page of
/// its own for the cache and a document to lay out anew; here they are pages that don't exist.
/// </summary>
internal sealed partial class OneAddressAPage(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsOne(context.Request.Path.Value ?? ""))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsOne(string path)
    {
        foreach (var list in (ReadOnlySpan<string>)[PublicPaths.Reports, PublicPaths.Catalogue])
        {
            if (!path.StartsWith(list, StringComparison.OrdinalIgnoreCase) || path.Length > list.Length && path[list.Length] != '/')
                continue;
            return path.StartsWith(list, StringComparison.Ordinal) && (path.Length <= list.Length + 1 || path is PublicPaths.Verify or PublicPaths.CompareReports || Numbered().IsMatch(path.AsSpan(list.Length)));
        }

        return true;
    }

    [GeneratedRegex(@"^/[1-9][0-9]{0,8}(\.(?:pdf|docx|xlsx|json)$|/|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}
