using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Places;

/// <summary>张贴和转发: one item in its many places.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class PostingsController(PostingReader postings, CatalogueReader catalogue, UploadTickets tickets, UploadStore uploads) : StaffController
{
    /// <summary>As many pictures as a posting has, from a telephone.</summary>
    private const long MostBytes = (PostingProof.Most * UploadStore.MaxSize) + (1024 * 1024);

    /// <summary>Styles stand on the elements of the article alone; everything else is as on every page.</summary>
    private const string ArticlePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [HttpGet("/staff/items/{id:int}/places")]
    public async Task<IActionResult> Places(int id, CancellationToken cancel) =>
        await postings.ItemAsync(id, cancel) is { } places ? View("Places", new PlacesPage(places, Me.Can(StaffAction.WriteItems))) : NotFound();

    [HttpGet("/staff/items/{id:int}/proofs/{proofId:int}")]
    public async Task<IActionResult> Proof(int id, int proofId, CancellationToken cancel) =>
        await postings.ProofAsync(id, proofId, cancel) is { } file && System.IO.File.Exists(uploads.PathOf(file.Digest))
            ? PhysicalFile(uploads.PathOf(file.Digest), file.ContentType)
            : NotFound();

    [HttpGet("/staff/items/{id:int}/wechat")]
    public async Task<IActionResult> Wechat(int id, [FromServices] SiteContext site, [FromServices] PublicLinks links, ActContext act, CancellationToken cancel)
    {
        if (await catalogue.ItemAsync(id, act.Today, cancel) is not ItemPageResult.Found { Item: var item } || !await site.LoadAsync(cancel))
            return NotFound();
        var original = links.Absolute(PublicPaths.Item(id));
        Response.Headers.ContentSecurityPolicy = ArticlePolicy;
        return View("Wechat", new WechatPage
        {
            Id = id,
            Title = item.Title,
            Summary = item.Summary,
            Author = site.Frame.AgencyName,
            Original = original,
            Attachments = item.Attachments,
            Article = WechatArticle.Of(item.Body, Facts(item, original)),
        });
    }

    [HttpGet("/staff/items/{id:int}/postings/new"), Requires(StaffAction.WriteItems)]
    public async Task<IActionResult> New(int id, int? channel, ActContext act, CancellationToken cancel) =>
        await postings.ItemAsync(id, cancel) is not { } places ? NotFound()
        : !places.IsLive ? SeeOther(Url.ItemPlaces(id))
        : await FormAsync(places, new PostingForm { ChannelId = channel, PostedOn = act.Today, PostedBy = Me.DisplayName }, cancel);

    [HttpPost("/staff/items/{id:int}/postings/new"), Requires(StaffAction.WriteItems), KeepsForm]
    [RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(int id, PostingForm form, [FromServices] RecordPosting record, ActContext act, CancellationToken cancel)
    {
        if (await postings.ItemAsync(id, cancel) is not { } places)
            return NotFound();
        var proofs = await tickets.TakeInAsync(form.Uploaded, form.NewProofs, why => ModelState.AddModelError($"Form.{nameof(form.NewProofs)}", why), cancel);
        form = form with { Uploaded = [.. proofs.Select(tickets.Write)], NewProofs = [] };
        return await SubmitAsync(
            () => record.RunAsync(id, form.ToInput(proofs), act, cancel),
            done: saved => Url.ItemPlaces(saved.ItemId),
            again: () => FormAsync(places, form, cancel),
            notice: "已登记");
    }

    [HttpGet("/staff/items/{id:int}/postings/{posting:int}/down"), Requires(StaffAction.WriteItems)]
    public async Task<IActionResult> TakeDown(int id, int posting, ActContext act, CancellationToken cancel) =>
        await postings.FindAsync(id, posting, cancel) is { } row ? View("TakeDown", new TakeDownPage(id, row, new TakeDownForm { On = act.Today })) : NotFound();

    [HttpPost("/staff/items/{id:int}/postings/{posting:int}/down"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> TakeDown(int id, int posting, TakeDownForm form, [FromServices] TakePostingDown take, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => take.RunAsync(id, posting, form.On, act, cancel),
        done: saved => Url.ItemPlaces(saved.ItemId),
        again: async () => await postings.FindAsync(id, posting, cancel) is { } row ? View("TakeDown", new TakeDownPage(id, row, form)) : NotFound(),
        notice: "已登记撤下");

    [HttpGet("/staff/items/{id:int}/postings/{posting:int}/strike"), Requires(StaffAction.WriteItems)]
    public async Task<IActionResult> Strike(int id, int posting, CancellationToken cancel) =>
        await postings.FindAsync(id, posting, cancel) is { } row ? View("Strike", new StrikePage(id, row, new StrikeForm())) : NotFound();

    [HttpPost("/staff/items/{id:int}/postings/{posting:int}/strike"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> Strike(int id, int posting, StrikeForm form, [FromServices] StrikePosting strike, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => strike.RunAsync(id, posting, form.Reason ?? "", act, cancel),
        done: saved => Url.ItemPlaces(saved.ItemId),
        again: async () => await postings.FindAsync(id, posting, cancel) is { } row ? View("Strike", new StrikePage(id, row, form)) : NotFound(),
        notice: "已作废");

    private static IEnumerable<(string Label, string Value)> Facts(ItemView item, string original)
    {
        yield return ("索引号", item.IndexNumber);
        if (item.DocumentNumber is { } number)
            yield return ("文号", number);
        if (item.FormedOn is { } formed)
            yield return ("成文日期", $"{formed:yyyy年M月d日}");
        if (item is { PublicityFrom: { } from, PublicityTo: { } to })
            yield return ("公示期", $"{from:yyyy年M月d日}至{to:yyyy年M月d日}");
        yield return ("网站发布", $"{OfficeDay.Local(item.PublishedAt):yyyy年M月d日}，{original}");
        if (item.Attachments.Count > 0)
            yield return ("附件", $"{string.Join("；", item.Attachments.Select(file => file.FileName))}，请到网站下载");
    }

    private async Task<IActionResult> FormAsync(ItemPlaces places, PostingForm form, CancellationToken cancel) => View("PostingForm", new PostingFormPage
    {
        Places = places,
        Form = form,
        Channels = [.. (await postings.ChannelsAsync(cancel)).Where(channel => channel.Kind != ChannelKind.Website).Select(channel => new Choice($"{channel.Id}", channel.Name))],
        Villages = [.. (await postings.VillageNamesAsync(cancel)).Select(village => new Choice($"{village.Id}", village.Name))],
        Waiting = tickets.Waiting(form.Uploaded),
    });
}
