using System.Text;
using InfoDisclosure.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc.Filters;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// What somebody typed and that must not be lost: the address it was posted to and its fields, without files, passwords and
/// tokens. A page that shows it carries them as hidden fields.
/// </summary>
public sealed record KeptForm
{
    /// <summary>In a carried form: why it came back. The form is then shown and not saved.</summary>
    public const string Marker = "__resume";

    /// <summary>In a carried form: the page it was typed on.</summary>
    public const string Origin = "__from";

    /// <summary>Prefix of the fields of the sign-in form, which carries the others.</summary>
    public const string SignInPrefix = "SignIn.";

    private const int MostBytes = 1_048_576;
    private const int MostFields = 1_000;

    /// <summary>Where it was posted to, within this site.</summary>
    public required string Action { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>Files can't be carried; the person is told to choose them again.</summary>
    public required bool FilesDropped { get; init; }

    /// <summary>Reads the posted form; null when there is none, it is too long to carry, or another site posted it.</summary>
    public static async Task<KeptForm?> OfAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType || ComesFromElsewhere(request))
            return null;
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }

        var fields = form
            .Where(field => MayBeCarried(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            .ToList();
        if (fields.Count > MostFields || fields.Sum(field => Encoding.UTF8.GetByteCount(field.Key) + Encoding.UTF8.GetByteCount(field.Value)) > MostBytes)
            return null;
        return new KeptForm
        {
            Action = $"{request.PathBase}{request.Path}{request.QueryString}",
            Fields = form.ContainsKey(Origin) || Referrer(request) is not { } from ? fields : [.. fields, KeyValuePair.Create(Origin, from)],
            FilesDropped = form.Files.Any(file => file.Length > 0),
        };
    }

    /// <summary>The page that the form was typed on, if it is one of ours.</summary>
    private static string? Referrer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            && from.AbsolutePath.StartsWith($"{request.PathBase}/staff", StringComparison.Ordinal)
            && !from.AbsolutePath.EndsWith("/sign-in", StringComparison.Ordinal)
            ? from.PathAndQuery
            : null;

    private static bool ComesFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority != request.Host.Value);

    private static bool MayBeCarried(string name) =>
        name is not ("__RequestVerificationToken" or OnceTagHelper.Field or Marker)
        && !name.StartsWith(SignInPrefix, StringComparison.Ordinal)
        && !name.Contains("password", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Marks an action that shows its form again when a carried form comes back: it takes the form, and saves through
/// <see cref="StaffController.SubmitAsync"/>, which doesn't save then. Any other action isn't run for a carried form.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeepsFormAttribute : Attribute;

/// <summary>Stops carried posts to actions without a form: the button has to be pressed again, on its page.</summary>
internal sealed class CarriedPosts : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.Controller is not StaffController controller || !StaffController.IsCarried(context.HttpContext) || context.ActionDescriptor.EndpointMetadata.OfType<KeepsFormAttribute>().Any())
            return;
        var from = context.HttpContext.Request.Form[KeptForm.Origin].ToString();
        var home = $"{context.HttpContext.Request.PathBase}/staff";
        controller.TempData[StaffController.NoticeKey] = "刚才的操作没有执行，请再做一次";
        context.Result = new SeeOtherResult(controller.Url.IsLocalUrl(from) && from.StartsWith(home, StringComparison.Ordinal) ? from : home);
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
