using InfoDisclosure.Web.Public;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace InfoDisclosure.Web.Shared.Errors;

/// <summary>An error as a person is told of it.</summary>
public sealed record ErrorPage : PublicPage
{
    public required int Status { get; init; }

    /// <summary>What to do now.</summary>
    public required string Advice { get; init; }

    /// <summary>Under this number the log tells what happened.</summary>
    public required string Reference { get; init; }
}

/// <summary>Every error in the site's frame, with a reference number; reached only from inside.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed partial class ErrorsController(SiteContext site, ILogger<ErrorsController> log) : Controller
{
    private const int SqliteFull = 13;

    /// <summary>The inner address of an error's page.</summary>
    public static string PathOf(object status) => $"/error/{status}";

    [Route("/error/{status:int}")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Show(int status)
    {
        var reference = HttpContext.TraceIdentifier;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failure)
        {
            status = StatusOf(failure.Error);
            if (status >= StatusCodes.Status500InternalServerError)
                Failed(log, reference, status, failure.Path);
        }
        else if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            status = StatusCodes.Status404NotFound;
        }

        var (title, advice) = Words(status);
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        var page = new ErrorPage
        {
            Status = status,
            Advice = advice,
            Reference = reference,
            Head = new PageHead { Title = title, Description = title, Path = null, NoIndex = true, Crumbs = [new Crumb(title)] },
        };
        return await HasFrameAsync() ? View("/Shared/Errors/Error.cshtml", page) : View("/Shared/Errors/BareError.cshtml", page);
    }

    /// <summary>An error page must not fail for the reason it tells of, such as a database that can't be read.</summary>
    private async Task<bool> HasFrameAsync()
    {
        try
        {
            return await site.LoadAsync(HttpContext.RequestAborted);
        }
        catch (Exception problem) when (problem is SqliteException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    private static int StatusOf(Exception problem)
    {
        for (var inner = problem; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: SqliteFull })
                return StatusCodes.Status507InsufficientStorage;
            if (inner is BadHttpRequestException bad)
                return bad.StatusCode;
        }

        return StatusCodes.Status500InternalServerError;
    }

    private static (string Title, string Advice) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("这个地址或提交的内容有误", "请返回上一页再试，或者从首页重新查找。"),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ("您没有权限打开这个页面", "如果您是工作人员，请用有权限的账号登录。"),
        StatusCodes.Status404NotFound => ("没有找到这个页面", "地址可能写错了，或者页面已经移走。您可以检索，或者从首页查找。"),
        StatusCodes.Status405MethodNotAllowed => ("这个页面不能这样打开", "请从首页重新进入。"),
        StatusCodes.Status409Conflict => ("别人刚刚改过同一内容", "请返回上一页，刷新后再试。"),
        StatusCodes.Status413PayloadTooLarge => ("提交的内容太大", "请减少内容或压缩附件后再提交。"),
        StatusCodes.Status429TooManyRequests => ("操作太频繁，请稍后再试", "请等一分钟再试。"),
        StatusCodes.Status507InsufficientStorage => ("存储空间已满，没有保存", "您提交的内容没有保存，已有的内容没有变。请联系管理员清理磁盘空间后再试。"),
        >= 500 => ("系统出了问题，请稍后再试", "我们已经记录下来。如果急用，请打电话联系我们，并说明下面的编号。"),
        _ => ("请求没有完成", "请返回上一页再试，或者从首页重新查找。"),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Reference} to {Path} failed with {Status}")]
    private static partial void Failed(ILogger log, string reference, int status, string path);
}
