using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Public.Search;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>A list of the catalogue with what narrows it.</summary>
public sealed record CatalogueListPage : PublicPage
{
    public required CatalogueFilter Filter { get; init; }

    public required CataloguePage Page { get; init; }

    public required CatalogueCounts Counts { get; init; }

    public required IReadOnlyList<FilterSection> Sections { get; init; }

    /// <summary>The choices made, in words, each with the list without it.</summary>
    public required IReadOnlyList<ChosenFilter> Chosen { get; init; }

    /// <summary>The category the list shows, when it shows one.</summary>
    public required CategoryChoice? Category { get; init; }

    /// <summary>A search among what the list shows; of channels search knows nothing.</summary>
    public SearchNarrowing Search => new() { Category = Filter.Category, Year = Filter.Year, Group = Filter.Group, Kind = SearchKind.Item };
}

/// <summary>A choice made: its kind and words, and the list without it.</summary>
public sealed record ChosenFilter(string Kind, string Name, CatalogueFilter Without);

/// <summary>An item's page.</summary>
public sealed record ItemPage : PublicPage
{
    public required ItemView Item { get; init; }

    /// <summary>相关信息.</summary>
    public required IReadOnlyList<SimilarItem> Similar { get; init; }
}

/// <summary>What remains of a withdrawn item: that it was here, and why it is no more.</summary>
public sealed record WithdrawnPage : PublicPage
{
    public required string? IndexNumber { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WithdrawnAt { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A poster that can't be printed whole: an official paper has no holes.</summary>
public sealed record NotPrintedPage : PublicPage
{
    public required int Id { get; init; }

    /// <summary>Characters that no font has.</summary>
    public required IReadOnlyList<string> Characters { get; init; }
}

/// <summary>A cursor that isn't one of its list.</summary>
public sealed record BadCursorPage : PublicPage
{
    public required CatalogueFilter Filter { get; init; }

    public required string Reference { get; init; }
}

public sealed class CatalogueController(CatalogueReader catalogue, SearchReader search, KeptCounts counts, UploadStore uploads, TimeProvider clock) : PublicController
{
    private const int Similar = 5;

    [HttpGet(PublicPaths.Catalogue)]
    public async Task<IActionResult> Index(string? category, string? year, string? group, string? channel, string? after, CancellationToken cancel)
    {
        int? number = null;
        if (!string.IsNullOrEmpty(year))
        {
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                return NotFound();
            number = parsed;
        }

        var filter = new CatalogueFilter(Chosen(category), number, Chosen(group), Chosen(channel));
        if (!await catalogue.KnowsAsync(filter, cancel))
            return NotFound();
        if (await catalogue.PageAsync(filter, Chosen(after), cancel) is not { } page)
            return BadCursor(filter);
        return View(List(filter, Chosen(after), page, await counts.OfAsync(filter, catalogue, cancel)));
    }

    [HttpGet(PublicPaths.Catalogue + "/{id:int}")]
    public async Task<IActionResult> Item(int id, [FromServices] SiteContext site, CancellationToken cancel) => await catalogue.ItemAsync(id, OfficeDay.Of(clock.GetUtcNow().UtcDateTime), cancel) switch
    {
        ItemPageResult.Found found => View("Item", Page(found.Item, await search.SimilarAsync(id, Similar, cancel), site.Frame.AgencyName)),
        ItemPageResult.Withdrawn gone => Gone(gone),
        ItemPageResult.NotFound => NotFound(),
        _ => throw new InvalidOperationException("An item is found, withdrawn or absent."),
    };

    [HttpGet(PublicPaths.Catalogue + "/{id:int}/files/{attachmentId:int}")]
    public async Task<IActionResult> File(int id, int attachmentId, CancellationToken cancel)
    {
        if (await catalogue.AttachmentAsync(id, attachmentId, OfficeDay.Of(clock.GetUtcNow().UtcDateTime), cancel) is not { } file || !System.IO.File.Exists(uploads.PathOf(file.Digest)))
            return NotFound();
        // A file is what it is by its digest: it may be kept, and asked for again in parts.
        return PhysicalFile(uploads.PathOf(file.Digest), file.ContentType, file.FileName, lastModified: null, new EntityTagHeaderValue($"\"{file.Digest}\""), enableRangeProcessing: true);
    }

    /// <summary>张贴件: what the public reads, in large print; the output cache keeps it until the item changes.</summary>
    [HttpGet(PublicPaths.Catalogue + "/{id:int}/poster.pdf"), EnableRateLimiting(RateLimits.Documents)]
    public Task<IActionResult> Poster(int id, CancellationToken cancel) => PosterAsync(id, PosterPaper.A4, cancel);

    [HttpGet(PublicPaths.Catalogue + "/{id:int}/poster-a3.pdf"), EnableRateLimiting(RateLimits.Documents)]
    public Task<IActionResult> LargePoster(int id, CancellationToken cancel) => PosterAsync(id, PosterPaper.A3, cancel);

    private async Task<IActionResult> PosterAsync(int id, PosterPaper paper, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var address = services.GetRequiredService<PublicLinks>().Absolute(PublicPaths.Item(id));
        if (await services.GetRequiredService<PosterReader>().PosterAsync(id, paper, address, OfficeDay.Of(clock.GetUtcNow().UtcDateTime), cancel) is not { } source)
            return NotFound();
        return services.GetRequiredService<Printer>().Print(source.FontFiles, (press, fonts) => press.Render(source.Content, fonts)) switch
        {
            DocumentResult.Rendered document => Printer.Answer(document, source.FileName, source.Content.DatedAt, Response),
            DocumentResult.CharactersMissing missing => NotPrinted(id, source.Content.Title, missing.Characters),
            _ => throw new InvalidOperationException("A document is rendered, or characters are missing."),
        };
    }

    private ViewResult NotPrinted(int id, string title, IReadOnlyList<string> characters)
    {
        var view = View("NotPrinted", new NotPrintedPage
        {
            Id = id,
            Characters = characters,
            Head = new PageHead
            {
                Title = "张贴件暂时打印不了",
                Description = $"{title}的张贴件里有字库缺的字。",
                Path = null,
                Column = PublicColumn.Catalogue,
                Crumbs = [new Crumb(PublicColumn.Catalogue.Name, PublicPaths.Catalogue), new Crumb(title, PublicPaths.Item(id)), new Crumb("张贴件")],
                NoIndex = true,
            },
        });
        view.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static CatalogueListPage List(CatalogueFilter filter, string? after, CataloguePage page, CatalogueCounts counts)
    {
        var category = counts.Categories.FirstOrDefault(choice => choice.Code == filter.Category);
        List<ChosenFilter> chosen = [];
        if (category is not null)
            chosen.Add(new ChosenFilter("类别", category.Name, filter with { Category = null }));
        if (filter.Year is { } year)
            chosen.Add(new ChosenFilter("年份", $"{year}年", filter with { Year = null }));
        if (counts.Groups.FirstOrDefault(choice => choice.Code == filter.Group) is { } group)
            chosen.Add(new ChosenFilter("分组", group.Name, filter with { Group = null }));
        if (counts.Channels.FirstOrDefault(choice => choice.Code == filter.Channel) is { } channel)
            chosen.Add(new ChosenFilter("渠道", channel.Name, filter with { Channel = null }));
        var words = string.Join(" · ", chosen.Select(choice => choice.Kind == "分组" || choice.Kind == "渠道" ? $"{choice.Kind}：{choice.Name}" : choice.Name));
        var title = words.Length == 0 ? PublicColumn.Catalogue.Name : words;
        // Every page of a list needs a title of its own: it says where it begins.
        if (after is not null && page.Rows.Count > 0)
            title += $"（{page.Rows[0].DisclosedOn:yyyy-MM-dd} 第{page.Rows[0].Id}号起）";
        return new CatalogueListPage
        {
            Filter = filter,
            Page = page,
            Counts = counts,
            Sections = FilterSections.Of(filter, counts),
            Chosen = chosen,
            Category = category,
            Head = new PageHead
            {
                Title = title,
                Description = words.Length == 0 ? PublicColumn.Catalogue.Description : $"{words}：主动公开的政府信息{counts.Total}条。",
                Path = PublicPaths.List(filter, after),
                Column = PublicColumn.Catalogue,
                Crumbs = words.Length == 0 ? [new Crumb(PublicColumn.Catalogue.Name)] : [new Crumb(PublicColumn.Catalogue.Name, PublicPaths.Catalogue), new Crumb(words)],
                NoIndex = after is not null,
            },
        };
    }

    private static ItemPage Page(ItemView item, IReadOnlyList<SimilarItem> similar, string agencyName) => new()
    {
        Item = item,
        Similar = similar,
        Head = new PageHead
        {
            Title = $"{item.Title}（{item.IndexNumber}）",
            Description = item.Summary.Length > 0 ? item.Summary : item.Title,
            Path = PublicPaths.Item(item.Id),
            Column = PublicColumn.Catalogue,
            Crumbs = [new Crumb(PublicColumn.Catalogue.Name, PublicPaths.Catalogue), new Crumb(item.CategoryName, PublicPaths.List(new CatalogueFilter(item.CategoryCode))), new Crumb("正文")],
            Article = new ArticleTags(item.Title, OfficeDay.Local(item.PublishedAt), item.OfficeName ?? agencyName, $"{item.CategoryName},{item.GroupName}"),
        },
    };

    private ViewResult Gone(ItemPageResult.Withdrawn gone)
    {
        var view = View("Withdrawn", new WithdrawnPage
        {
            IndexNumber = gone.IndexNumber,
            WithdrawnAt = gone.WithdrawnAt,
            Reason = gone.Reason,
            Head = new PageHead
            {
                Title = gone.IndexNumber is null ? "这条信息已撤回" : $"这条信息已撤回（{gone.IndexNumber}）",
                Description = "这条信息曾经公开，现在已撤回。",
                Path = PublicPaths.Item(gone.Id),
                Column = PublicColumn.Catalogue,
                Crumbs = [new Crumb(PublicColumn.Catalogue.Name, PublicPaths.Catalogue), new Crumb("已撤回")],
                NoIndex = true,
            },
        });
        view.StatusCode = StatusCodes.Status410Gone;
        return view;
    }

    private ViewResult BadCursor(CatalogueFilter filter)
    {
        const string Title = "这个翻页地址不属于这份列表";
        var view = View("BadCursor", new BadCursorPage
        {
            Filter = filter,
            Reference = HttpContext.TraceIdentifier,
            Head = new PageHead
            {
                Title = Title,
                Description = Title,
                Path = null,
                Column = PublicColumn.Catalogue,
                Crumbs = [new Crumb(PublicColumn.Catalogue.Name, PublicPaths.Catalogue), new Crumb("翻页地址有误")],
                NoIndex = true,
            },
        });
        view.StatusCode = StatusCodes.Status400BadRequest;
        return view;
    }
}
