using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>The catalogue as data, whole or narrowed like its list; written while it is read, so its length costs no memory. See docs/open-data.md.</summary>
[EnableRateLimiting(RateLimits.Documents)]
public sealed class CatalogueDataController(CatalogueReader catalogue, PublicLinks links, SiteContext site) : PublicController
{
    private const int Chunk = 16 * 1024;

    private static readonly string[] Headings = ["索引号", "名称", "文号", "类别编号", "类别", "分组", "发布机构", "成文日期", "公开日期", "发布时间", "最近更新", "公开方式", "有效性", "内容概述", "地址", "是否示例"];

    [HttpGet(PublicPaths.CatalogueCsv)]
    public async Task<IActionResult> Csv(string? category, string? year, string? group, string? channel, CancellationToken cancel)
    {
        if (await FilterAsync(category, year, group, channel, cancel) is not { } filter)
            return NotFound();
        Begin("text/csv; charset=utf-8", "catalogue.csv");
        // Excel takes a file for UTF-8 by its mark.
        var text = new StringBuilder("\uFEFF");
        Line(text, Headings);
        await foreach (var row in catalogue.DataAsync(filter, cancel))
        {
            Line(text,
            [
                row.IndexNumber, row.Title, row.DocumentNumber, row.CategoryCode, row.CategoryName, row.GroupName, row.OfficeName ?? site.Frame.AgencyName,
                Day(row.FormedOn), Day(row.DisclosedOn), Moment(row.PublishedAt), Moment(row.RevisedAt), row.Method.Label(), row.Validity.Label(), row.Summary, Address(row), row.IsSample ? "示例" : null,
            ]);
            if (text.Length > Chunk)
                await SendAsync(text, cancel);
        }

        await SendAsync(text, cancel);
        return new EmptyResult();
    }

    [HttpGet(PublicPaths.CatalogueJson)]
    public async Task<IActionResult> Json(string? category, string? year, string? group, string? channel, CancellationToken cancel)
    {
        if (await FilterAsync(category, year, group, channel, cancel) is not { } filter)
            return NotFound();
        Begin("application/json; charset=utf-8", "catalogue.json");
        // A file of data, never part of a page: Chinese and plus signs stand as they are.
        var json = new Utf8JsonWriter(Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await using (json)
        {
            json.WriteStartObject();
            json.WriteString("publisher", site.Frame.AgencyName);
            json.WriteString("list", links.Absolute(PublicPaths.List(filter)));
            json.WriteStartArray("items");
            await foreach (var row in catalogue.DataAsync(filter, cancel))
            {
                Write(json, row);
                if (json.BytesPending > Chunk)
                {
                    json.Flush();
                    await Response.BodyWriter.FlushAsync(cancel);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await Response.BodyWriter.FlushAsync(cancel);
        return new EmptyResult();
    }

    private void Write(Utf8JsonWriter json, CatalogueData row)
    {
        json.WriteStartObject();
        json.WriteString("indexNumber", row.IndexNumber);
        json.WriteString("title", row.Title);
        json.WriteString("documentNumber", row.DocumentNumber);
        json.WriteString("categoryCode", row.CategoryCode);
        json.WriteString("category", row.CategoryName);
        json.WriteString("group", row.GroupName);
        json.WriteString("publisher", row.OfficeName ?? site.Frame.AgencyName);
        json.WriteString("formedOn", Day(row.FormedOn));
        json.WriteString("disclosedOn", Day(row.DisclosedOn));
        json.WriteString("publishedAt", Moment(row.PublishedAt));
        json.WriteString("revisedAt", Moment(row.RevisedAt));
        json.WriteString("method", row.Method.Label());
        json.WriteString("validity", row.Validity.Label());
        json.WriteString("summary", row.Summary);
        json.WriteString("url", Address(row));
        json.WriteBoolean("sample", row.IsSample);
        json.WriteEndObject();
    }

    private async Task<CatalogueFilter?> FilterAsync(string? category, string? year, string? group, string? channel, CancellationToken cancel)
    {
        int? number = null;
        if (!string.IsNullOrEmpty(year))
        {
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                return null;
            number = parsed;
        }

        var filter = new CatalogueFilter(Chosen(category), number, Chosen(group), Chosen(channel));
        return await catalogue.KnowsAsync(filter, cancel) ? filter : null;
    }

    private void Begin(string type, string name)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
    }

    private async Task SendAsync(StringBuilder text, CancellationToken cancel)
    {
        Encoding.UTF8.GetBytes(text.ToString(), Response.BodyWriter);
        text.Clear();
        await Response.BodyWriter.FlushAsync(cancel);
    }

    /// <summary>
    /// A record by RFC 4180, every cell in quotation marks. What a table program would take for a formula gets an apostrophe in
    /// front, so that opening the file runs nothing.
    /// </summary>
    private static void Line(StringBuilder text, IReadOnlyList<string?> cells)
    {
        foreach (var (place, cell) in cells.Index())
        {
            text.Append(place == 0 ? "\"" : ",\"");
            if (cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..])
                text.Append('\'');
            text.Append(cell?.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        text.Append("\r\n");
    }

    private string Address(CatalogueData row) => links.Absolute(PublicPaths.Item(row.Id));

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The office's time with its distance from UTC.</summary>
    private static string Moment(DateTime utc) => OfficeDay.Local(utc).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+08:00";
}
