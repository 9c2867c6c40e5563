using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses of the staff's items and requests.</summary>
public static class StaffWorkLinks
{
    public static string Items(this IUrlHelper url) => url.Content("~/staff/items");

    public static string NewItem(this IUrlHelper url) => url.Content("~/staff/items/new");

    /// <summary>从文件新建, or with an item reading a file into it.</summary>
    public static string ItemFromFile(this IUrlHelper url, int? id = null) => id is { } known ? url.At($"~/staff/items/{known}/from-file") : url.Content("~/staff/items/from-file");

    /// <summary>批量导入.</summary>
    public static string ImportItems(this IUrlHelper url) => url.Content("~/staff/items/import");

    public static string ImportTemplate(this IUrlHelper url) => url.Content("~/staff/items/import/template.xlsx");

    public static string ItemImport(this IUrlHelper url, string id) => url.Content($"~/staff/items/import/{id}");

    /// <summary>批量处理 of the ticked items.</summary>
    public static string ChangeItems(this IUrlHelper url) => url.Content("~/staff/items/bulk");

    public static string ItemsChange(this IUrlHelper url, string id) => url.Content($"~/staff/items/bulk/{id}");

    public static string ExportItems(this IUrlHelper url) => url.Content("~/staff/items/export.xlsx");

    /// <summary>回收站.</summary>
    public static string Bin(this IUrlHelper url) => url.Content("~/staff/items/bin");

    public static string DeleteDraft(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/delete");

    /// <summary>A picture that was taken in and waits for its form.</summary>
    public static string WaitingPicture(this IUrlHelper url, string ticket) => url.Content("~/staff/items/waiting?ticket=" + Uri.EscapeDataString(ticket));

    public static string StaffItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}");

    public static string EditItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/edit");

    /// <summary>An item as the public will see it.</summary>
    public static string PreviewItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/preview");

    public static string ItemRevision(this IUrlHelper url, int id, int number) => url.At($"~/staff/items/{id}/revisions/{number}");

    public static string SendItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/send");

    public static string ReviewItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/review");

    /// <summary>审核通过.</summary>
    public static string PassItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/pass");

    /// <summary>应急发布.</summary>
    public static string UrgentItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/urgent");

    /// <summary>补齐审查 of an emergency's revision.</summary>
    public static string CompleteReview(this IUrlHelper url, int id, int number) => url.At($"~/staff/items/{id}/revisions/{number}/review");

    /// <summary>The printable 审查单 of a revision.</summary>
    public static string ReviewSheet(this IUrlHelper url, int id, int number) => url.At($"~/staff/items/{id}/revisions/{number}/sheet.pdf");

    /// <summary>个人信息检查.</summary>
    public static string ItemCheck(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/check");

    /// <summary>公示完成证明.</summary>
    public static string PublicityProof(this IUrlHelper url, int id, int proof) => url.At($"~/staff/items/{id}/publicity/{proof}/proof.pdf");

    /// <summary>检查词表.</summary>
    public static string Words(this IUrlHelper url) => url.Content("~/staff/words");

    public static string RemoveWord(this IUrlHelper url, int id) => url.At($"~/staff/words/{id}/remove");

    public static string CompareRevisions(this IUrlHelper url, int id, int from, int to) => url.At($"~/staff/items/{id}/compare?from={from}&to={to}");

    public static string CompareRevisions(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/compare");

    public static string WithholdItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/withhold");

    public static string ItemValidity(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/validity");

    public static string ItemCare(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/care");

    public static string RestoreRevision(this IUrlHelper url, int id, int number) => url.At($"~/staff/items/{id}/revisions/{number}/restore");

    public static string PublishItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/publish");

    public static string ReturnItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/return");

    public static string WithdrawItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/withdraw");

    public static string DiscardItem(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/discard");

    public static string StaffFile(this IUrlHelper url, int itemId, int attachmentId) => url.At($"~/staff/items/{itemId}/files/{attachmentId}");

    /// <summary>张贴和转发.</summary>
    public static string ItemPlaces(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/places");

    public static string NewPosting(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/postings/new");

    public static string NewPosting(this IUrlHelper url, int id, int channel) => url.At($"~/staff/items/{id}/postings/new?channel={channel}");

    public static string TakePostingDown(this IUrlHelper url, int id, int posting) => url.At($"~/staff/items/{id}/postings/{posting}/down");

    public static string StrikePosting(this IUrlHelper url, int id, int posting) => url.At($"~/staff/items/{id}/postings/{posting}/strike");

    public static string PostingProof(this IUrlHelper url, int id, int proof) => url.At($"~/staff/items/{id}/proofs/{proof}");

    public static string WechatArticle(this IUrlHelper url, int id) => url.At($"~/staff/items/{id}/wechat");

    public static string Poster(this IUrlHelper url, int id) => url.At($"~/catalogue/{id}/poster.pdf");

    public static string PosterA3(this IUrlHelper url, int id) => url.At($"~/catalogue/{id}/poster-a3.pdf");

    /// <summary>What was looked for in vain.</summary>
    public static string EmptySearches(this IUrlHelper url) => url.Content("~/staff/search");

    public static string EmptySearches(this IUrlHelper url, int days) => url.At($"~/staff/search?days={days}");

    public static string Synonyms(this IUrlHelper url) => url.Content("~/staff/search/synonyms");

    public static string NewSynonyms(this IUrlHelper url, string? words = null) => words is null ? url.Content("~/staff/search/synonyms/new") : url.At($"~/staff/search/synonyms/new?words={Uri.EscapeDataString(words)}");

    public static string SynonymGroup(this IUrlHelper url, int id) => url.At($"~/staff/search/synonyms/{id}");

    public static string RemoveSynonyms(this IUrlHelper url, int id) => url.At($"~/staff/search/synonyms/{id}/remove");

    public static string Funds(this IUrlHelper url) => url.Content("~/staff/funds");

    public static string NewFund(this IUrlHelper url) => url.Content("~/staff/funds/new");

    public static string FundTemplate(this IUrlHelper url) => url.Content("~/staff/funds/template.xlsx");

    public static string Fund(this IUrlHelper url, int id) => url.At($"~/staff/funds/{id}");

    public static string PurgeFund(this IUrlHelper url, int id) => url.At($"~/staff/funds/{id}/purge");

    /// <summary>A village's posting of households.</summary>
    public static string FundPoster(this IUrlHelper url, int id, int village, bool large) => url.At($"~/staff/funds/{id}/villages/{village}/{(large ? "poster-a3.pdf" : "poster.pdf")}");

    public static string Villages(this IUrlHelper url) => url.Content("~/staff/villages");

    public static string Villages(this IUrlHelper url, int year) => url.At($"~/staff/villages?year={year}");

    public static string NewVillage(this IUrlHelper url) => url.Content("~/staff/villages/new");

    public static string Village(this IUrlHelper url, int id) => url.At($"~/staff/villages/{id}");

    public static string CloseVillage(this IUrlHelper url, int id) => url.At($"~/staff/villages/{id}/close");

    public static string VillageMissing(this IUrlHelper url, int id, int year) => url.At($"~/staff/villages/{id}/missing?year={year}");

    /// <summary>An item's public page.</summary>
    public static string PublicItem(this IUrlHelper url, int id) => url.At($"~/catalogue/{id}");

    public static string Requests(this IUrlHelper url) => url.Content("~/staff/requests");

    public static string NewRequest(this IUrlHelper url) => url.Content("~/staff/requests/new");

    public static string StaffRequest(this IUrlHelper url, int id) => url.At($"~/staff/requests/{id}");

    public static string EditRequest(this IUrlHelper url, int id) => url.At($"~/staff/requests/{id}/edit");

    public static string RequestOutcome(this IUrlHelper url, int id) => url.At($"~/staff/requests/{id}/outcome");

    private static string At(this IUrlHelper url, FormattableString path) => url.Content(path.ToString(CultureInfo.InvariantCulture));
}
