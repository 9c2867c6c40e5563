using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// What every staff controller stands on. An editing pair of actions looks like this:
/// <code>
/// [HttpGet("/staff/offices/{id:int}"), Requires(StaffAction.ManageAccounts)]
/// public async Task&lt;IActionResult&gt; Edit(int id, CancellationToken cancel) =>
///     await offices.FindAsync(id, cancel) is { } office ? View("OfficeForm", new OfficePage { Form = OfficeForm.Of(office) }) : NotFound();
///
/// [HttpPost("/staff/offices/{id:int}"), Requires(StaffAction.ManageAccounts), KeepsForm]
/// public Task&lt;IActionResult&gt; Edit(int id, OfficeForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
///     () => save.RunAsync(id, form.Version, form.ToInput(), act, cancel),
///     done: _ => Url.Offices(),
///     again: () => FormAsync("OfficeForm", new OfficePage { Form = form }),
///     conflict: async () => ...);
/// </code>
/// The page model has a property <c>Form</c>, the parameter is named <c>form</c>, and an issue's field is the property's name, so
/// that everything finds its place without further words. The view is an ordinary form with asp-action or an explicit action
/// (never an empty one: the page may be shown at another address), &lt;error-summary /&gt;, &lt;field&gt;s, a hidden version
/// and, when it creates something, &lt;once /&gt;. A collection in a form is a List: model binding leaves an empty array empty.
/// </summary>
[AutoValidateAntiforgeryToken]
public abstract class StaffController : Controller
{
    /// <summary>What the next page says at its top, in TempData.</summary>
    public const string NoticeKey = "notice";

    /// <summary>In ViewData: the page shows a form that isn't saved, and leaving asks first.</summary>
    public const string UnsavedKey = "unsaved";

    /// <summary>The signed-in person; only in actions that require one.</summary>
    protected StaffPerson Me => StaffPerson.Of(User) ?? throw new InvalidOperationException("The action has no policy.");

    /// <summary>Whether this post is a form that was carried over a sign-in: it is to be shown, not saved.</summary>
    public static bool IsCarried(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form.ContainsKey(KeptForm.Marker);

    /// <summary>
    /// Saves a form through one act and answers by how it ended: saved 303, can't be taken 422 with the form as typed, saved by
    /// somebody else 409 with both texts, no such thing 404, refused 403. A carried form (<see cref="KeepsFormAttribute"/>) is
    /// shown and not saved; a second press of one button saves once.
    /// </summary>
    /// <param name="act">Runs the act.</param>
    /// <param name="done">The address to go to.</param>
    /// <param name="again">The form's page with what was typed.</param>
    /// <param name="notice">What the next page says; null for nothing.</param>
    /// <param name="conflict">Both texts; without it the conflict page only says what happened and leads back to the form.</param>
    /// <param name="prefix">The form's property in its page model.</param>
    protected async Task<IActionResult> SubmitAsync<T>(
        Func<Task<ActResult<T>>> act,
        Func<T, string> done,
        Func<Task<IActionResult>> again,
        string? notice = "已保存",
        Func<Task<TwoTexts?>>? conflict = null,
        string prefix = "Form")
    {
        if (IsCarried(HttpContext))
            return await ShowCarriedAsync(again);
        if (!ModelState.IsValid)
            return await AgainAsync(again);

        IActionResult? answer = null;
        async Task<string?> SaveAsync()
        {
            var result = await act();
            (answer, var saved) = result switch
            {
                ActResult<T>.Done(var value) => Saved(done(value)),
                ActResult<T>.Invalid(var issues) => (await AgainAsync(again, issues, prefix), null),
                ActResult<T>.Stale(var current) => (await StaleAsync(current, conflict, prefix), null),
                ActResult<T>.NotFound => (NotFound(), null),
                ActResult<T>.Refused(var why) => (await RefusedAsync(why), null),
                _ => throw new InvalidOperationException("ActResult is a closed set."),
            };
            return saved;
        }

        var once = Request.Form[OnceTagHelper.Field].ToString();
        if (once.Length is 0 or > 64)
            await SaveAsync();
        else if (await HttpContext.RequestServices.GetRequiredService<OnceTokens>().RunAsync($"{StaffPerson.Of(User)?.Id} {Request.Path} {Fingerprint(Request.Form)}", SaveAsync) is { } earlier)
            answer = new SeeOtherResult(earlier);
        if (notice is not null && answer is SeeOtherResult)
            TempData[NoticeKey] = notice;
        return answer!;
    }

    /// <summary>A form's page as the answer of <c>again</c>.</summary>
    protected Task<IActionResult> FormAsync(string view, object page) => Task.FromResult<IActionResult>(View(view, page));

    /// <summary>Who saved a thing last and when, in words for the conflict page; null when the journal doesn't know.</summary>
    protected async Task<string?> LastSavedByAsync(JournalSubject kind, int? id, CancellationToken cancel) =>
        await HttpContext.RequestServices.GetRequiredService<JournalReader>().LastAsync(kind, id, cancel) is { } entry
            ? $"{entry.ActorName}在{OfficeDay.Local(entry.At):M月d日 HH:mm}"
            : null;

    /// <summary>A paper to print; or what it lacks, for an official paper has no holes.</summary>
    protected IActionResult Paper(DocumentResult result, string fileName, DateTime datedAt) => result switch
    {
        DocumentResult.Rendered document => Printer.Answer(document, fileName, datedAt, Response),
        DocumentResult.CharactersMissing missing => Message(StatusCodes.Status422UnprocessableEntity, new MessagePage("暂时打印不了", $"有字库里没有的字：{string.Join("、", missing.Characters)}。请在设置里换一种字体，或者改用常用字。")),
        _ => throw new InvalidOperationException("A document is rendered, or characters are missing."),
    };

    /// <summary>Goes on by GET.</summary>
    protected IActionResult SeeOther(string address) => new SeeOtherResult(address);

    /// <summary>
    /// One press is one form with one content: somebody who goes back, changes something and saves again has pressed another
    /// button, and must not be told that the change is saved.
    /// </summary>
    private static string Fingerprint(IFormCollection form)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var words in form.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => field.Value.Prepend(field.Key))
            .Concat(form.Files.SelectMany(file => new[] { file.Name, file.FileName, file.Length.ToString(CultureInfo.InvariantCulture) })))
            hash.AppendData(Encoding.UTF8.GetBytes($"{words?.Length} {words}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (IActionResult, string?) Saved(string address) => (new SeeOtherResult(address), address);

    private async Task<IActionResult> ShowCarriedAsync(Func<Task<IActionResult>> again)
    {
        // What was typed stays as it was typed; what is wrong with it is said when it is saved.
        foreach (var key in ModelState.Keys.ToList())
            ModelState.ClearValidationState(key);
        ViewData[NoticeKey] = Request.Form[KeptForm.Marker].ToString() switch
        {
            "conflict" => "下面是您填写的内容，尚未保存。保存后会替换别人刚才保存的内容",
            "expired" => "页面打开得太久，内容尚未保存，请核对后再按一次保存",
            "preview" => "看过预览了，内容尚未保存",
            _ => "您已重新登录，内容尚未保存，请再按一次保存",
        };
        ViewData[UnsavedKey] = "yes";
        return await again();
    }

    private async Task<IActionResult> AgainAsync(Func<Task<IActionResult>> again, IReadOnlyList<Issue>? issues = null, string prefix = "")
    {
        foreach (var issue in issues ?? [])
            ModelState.AddModelError(issue.Field.Length == 0 ? "" : prefix.Length == 0 ? issue.Field : $"{prefix}.{issue.Field}", issue.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    private async Task<IActionResult> StaleAsync(int currentVersion, Func<Task<TwoTexts?>>? conflict, string prefix)
    {
        if (await KeptForm.OfAsync(HttpContext) is not { } mine)
            return Message(StatusCodes.Status409Conflict, new MessagePage("别人刚刚保存过", "内容太长，不能在这里对照。请用浏览器的“后退”回到表单，复制您的内容后再打开最新的页面。"));
        var found = conflict is null ? null : await conflict();
        found ??= new TwoTexts { CurrentVersion = currentVersion, Rows = [], Newest = mine.Fields.FirstOrDefault(field => field.Key == KeptForm.Origin).Value ?? $"{Request.PathBase}/staff" };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("/Staff/Frame/Conflict.cshtml", new ConflictPage(found, mine, prefix.Length == 0 ? "Version" : $"{prefix}.Version"));
    }

    private async Task<IActionResult> RefusedAsync(string why) =>
        Message(StatusCodes.Status403Forbidden, new MessagePage("现在不能这样做", $"{why}。", await KeptForm.OfAsync(HttpContext)));

    private ViewResult Message(int status, MessagePage page)
    {
        Response.StatusCode = status;
        return View("/Staff/Frame/Message.cshtml", page);
    }
}

/// <summary>303: the post is done, go on by GET.</summary>
internal sealed class SeeOtherResult(string address) : ActionResult, Microsoft.AspNetCore.Mvc.ViewFeatures.IKeepTempDataResult
{
    public string Address { get; } = address;

    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = Address;
    }
}
