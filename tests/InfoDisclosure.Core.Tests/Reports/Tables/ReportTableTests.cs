using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports.Tables;

/// <summary>The tables of a report, from the registers to the frozen files.</summary>
public sealed partial class ReportTableTests : IAsyncLifetime
{
    private const int Year = ReportScene.Year;

    private ReportScene scene = null!;

    public async Task InitializeAsync() => scene = await ReportScene.CreateAsync();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Present_Registers_CountIntoTheirCells()
    {
        await TestData.RequestAsync(scene.Database, new DateOnly(2024, 12, 30), "C1", new DateOnly(2025, 1, 9));
        await TestData.RequestAsync(scene.Database, new DateOnly(2025, 3, 3), "C3.1", new DateOnly(2025, 3, 20), ApplicantKind.ResearchInstitution);
        await TestData.RequestAsync(scene.Database, new DateOnly(2025, 12, 29));
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2025, 5, 6), CaseResult.Upheld, new DateOnly(2025, 7, 1));
        await CaseAsync(CaseKind.DirectLitigation, new DateOnly(2025, 9, 9), null, null);
        await TestData.PublishItemAsync(scene.Database, "管理办法", category: "20-1", disclosedOn: new DateOnly(2025, 6, 2));
        await LedgerAsync("fees.collected", 3, "0.123456");

        var tables = await TablesAsync();
        Assert.Equal([(1m, 1), (2m, 2), (2m, 2), (1m, 1)], new[] { "3/B/person", "3/A/total", "3/C7/total", "3/D/total" }.Select(path => (tables.Cells[path].Value!.Value, tables.Cells[path].RowIds.Count)));
        Assert.Equal((1m, 1m, 0m), (tables.Cells["4/cases/reconsideration.upheld"].Value, tables.Cells["4/cases/direct.pending"].Value, tables.Cells["4/cases/direct.upheld"].Value));
        Assert.Equal((1m, 0m, 1m), (tables.Cells["2/normative/issued"].Value, tables.Cells["2/normative/repealed"].Value, tables.Cells["2/normative/inForce"].Value));
        Assert.Equal(0.123456m, tables.Cells["2/fees/collected"].Value);

        // As of a day of the year: what came later isn't there yet.
        var march = await TablesAsync(new DateOnly(2025, 3, 10));
        Assert.Equal((1m, 1m, 1m), (march.Cells["3/A/total"].Value, march.Cells["3/D/total"].Value, march.Cells["3/C7/total"].Value));
    }

    [Fact]
    public async Task Adjust_ByOneConfirmedByAnother_ChangesTheCellAndItsSums()
    {
        var asked = TestData.Done(await scene.WithAsync(db => new AdjustCell(db, TestData.Forms).RunAsync(Year, "3/A/person", "２", "有一件登记在纸质台账", TestClock.Writer, default)));
        Assert.Equal(0, (await TablesAsync()).Cells["3/A/total"].Value);
        Assert.Contains("另一个人", Assert.IsType<ActResult<int>.Refused>(await scene.WithAsync(db => new DecideAdjustment(db).RunAsync(asked, true, TestClock.Writer, default))).Why, StringComparison.Ordinal);
        TestData.Done(await scene.WithAsync(db => new DecideAdjustment(db).RunAsync(asked, true, TestClock.Reviewer, default)));
        var tables = await TablesAsync();
        Assert.Equal((2m, 2m, true, 0m), (tables.Cells["3/A/person"].Value, tables.Cells["3/A/total"].Value, tables.Cells["3/A/person"].IsAdjusted, tables.Cells["3/A/person"].Counted));
        await Assert.ThrowsAsync<SqliteException>(() => scene.WithAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE CellAdjustments SET Value = '3'")));
        TestData.Done(await scene.WithAsync(db => new DecideAdjustment(db).RunAsync(asked, false, TestClock.Writer, default)));
        Assert.Equal(0, (await TablesAsync()).Cells["3/A/person"].Value);
    }

    [Theory]
    [InlineData("3/A/total", "1", "理由", null)]
    [InlineData("3/A/person", "1.5", "理由", "Value")]
    [InlineData("3/A/person", "-1", "理由", "Value")]
    [InlineData("3/A/person", "一", "理由", "Value")]
    [InlineData("3/A/person", "", "理由", "Value")]
    [InlineData("3/A/person", "1", " ", "Reason")]
    public async Task Adjust_WrongInput_IsRefusedOrNamed(string path, string typed, string reason, string? field)
    {
        var result = await scene.WithAsync(db => new AdjustCell(db, TestData.Forms).RunAsync(Year, path, typed, reason, TestClock.Writer, default));
        if (field is null)
            Assert.IsType<ActResult<int>.Refused>(result);
        else
            Assert.Equal(field, Assert.Single(Assert.IsType<ActResult<int>.Invalid>(result).Issues).Field);
    }

    [Fact]
    public async Task Send_OpenFindings_IsRefusedUntilTheyAreGone()
    {
        TestData.Done(await scene.CreateReportAsync(TestData.Report(Year, "收到政府信息公开申请3件。")));
        Assert.Equal(SendReportForReview.CheckField, Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.SendAsync()).Issues).Field);
        var finding = Assert.Single((await CheckAsync()).Open);
        Assert.Equal(("text.tables", 3m, 0m), (finding.Finding.Code, finding.Finding.Left, finding.Finding.Right));
        Assert.Equal("Text", Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await ExplainAsync(finding.Key, " ")).Issues).Field);
        TestData.Done(await ExplainAsync(finding.Key, "三件都在上级机关登记"));
        Assert.Empty((await CheckAsync()).Open);
        // An explanation holds for these numbers only.
        await TestData.RequestAsync(scene.Database, new DateOnly(2025, 3, 3));
        Assert.NotEmpty((await CheckAsync()).Open);
    }

    [Fact]
    public async Task Publish_WithoutReviewAndSignature_IsRefusedByTheDatabaseToo()
    {
        TestData.Done(await scene.CreateReportAsync(TestData.Report(Year)));
        TestData.Done(await scene.SendAsync());
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.SignAsync());
        TestData.Done(await scene.ReviewAsync());
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.SignAsync(TestClock.Writer));
        await Assert.ThrowsAsync<SqliteException>(() => scene.WithAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE ReportRevisions SET State = 'Published', PublishedAt = '2026-11-23 02:00:00'")));
        TestData.Done(await scene.SignAsync());
        await Assert.ThrowsAsync<SqliteException>(() => scene.WithAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE FrozenCells SET Value = '9'")));
        await Assert.ThrowsAsync<SqliteException>(() => scene.WithAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM ReportFiles")));
    }

    /// <summary>One truth: every number of the tables is the same in the frozen rows, JSON, Word, Excel and PDF.</summary>
    [Fact]
    public async Task Publish_FiveFormats_HoldTheSameNumbers()
    {
        await TestData.RequestAsync(scene.Database, new DateOnly(2025, 3, 3), "C3.1", new DateOnly(2025, 3, 20), ApplicantKind.ResearchInstitution);
        await LedgerAsync("fees.collected", 3, "12.345678");
        await LedgerAsync("licence.decisions", 4, "1234567");
        await TestData.PublishReportAsync(scene.Database, Year);
        var revision = await scene.WithAsync(db => db.ReportRevisions.Include(row => row.Cells).Include(row => row.Files).SingleAsync(row => row.PublishedAt != null));
        var frozen = revision.Cells.ToDictionary(cell => cell.Path, cell => cell.Value!.Value);
        Assert.Equal(200, frozen.Count);
        var files = revision.Files.ToDictionary(file => file.Format, file => File.ReadAllBytes(scene.Database.Directory.Uploads + $"/{file.Digest[..2]}/{file.Digest}"));

        using var json = JsonDocument.Parse(files[ReportFormat.Json]);
        var written = json.RootElement.GetProperty("tables").EnumerateArray().SelectMany(table => table.GetProperty("cells").EnumerateArray()).ToDictionary(cell => cell.GetProperty("path").GetString()!, cell => cell.GetProperty("value").GetDecimal());
        Assert.Equal(frozen, written);

        // Row by row, as the tables are printed.
        var printed = TestData.Forms.For(Year).Tables.Select(table => ReportGrid.Of(table, path => ReportTables.Text(frozen[path])).Rows.SelectMany(row => row.Where(cell => cell.Path is not null).Select(cell => cell.Text)).ToList()).ToList();
        using var word = WordprocessingDocument.Open(new MemoryStream(files[ReportFormat.Word]), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word));
        Assert.Equal(printed, word.MainDocumentPart!.Document!.Body!.Elements<Table>().Select(table => table.Descendants<TableCell>().Select(cell => cell.InnerText).Where(text => Number().IsMatch(text)).ToList()));
        using var excel = SpreadsheetDocument.Open(new MemoryStream(files[ReportFormat.Excel]), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(excel));
        var sheets = excel.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Skip(1).Select(sheet => (WorksheetPart)excel.WorkbookPart.GetPartById(sheet.Id!));
        Assert.Equal(printed, sheets.Select(sheet => sheet.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Where(cell => cell.DataType?.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.Number).Select(cell => cell.CellValue!.Text).ToList()));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(files[ReportFormat.Pdf]);
        var words = pdf.GetPages().SelectMany(page => page.GetWords()).Select(part => part.Text).ToList();
        Assert.Contains("12.345678", words);
        Assert.Contains("1234567", words);
        Assert.Contains(revision.Files.Single(file => file.Format == ReportFormat.Json).Digest[..8], string.Concat(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfficialReplacedAndForeign_AreTold()
    {
        await TestData.PublishReportAsync(scene.Database, Year);
        var first = await PdfDigestAsync();
        Assert.Equal(1, Assert.IsType<FileVerdict.Official>(await VerifyAsync(first.ToUpperInvariant() + " ")).Edition);
        TestData.Done(await scene.EditAsync(TestData.Report(Year) with { ChangeNote = "更正落款" }));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.PublishAsync());
        Assert.Equal((1, 2), Assert.IsType<FileVerdict.Replaced>(await VerifyAsync(first)) is var old ? (old.Edition, old.By) : default);
        Assert.Equal(2, Assert.IsType<FileVerdict.Official>(await VerifyAsync(await PdfDigestAsync())).Edition);
        Assert.IsType<FileVerdict.Unknown>(await VerifyAsync(new string('0', 64)));
        Assert.Null(await VerifyAsync("abc"));
    }

    /// <summary>Only numbers that mean the same are compared; across the change of forms nothing is made up.</summary>
    [Fact]
    public async Task Compare_YearsOfTwoForms_TakesWhatMeansTheSame()
    {
        await TestData.RequestAsync(scene.Database, new DateOnly(2020, 3, 3), "C6.1", new DateOnly(2020, 4, 1));
        foreach (var year in new[] { 2020, 2024, Year })
            await TestData.PublishReportAsync(scene.Database, year);
        var same = await CompareAsync(2024, Year);
        Assert.Equal((35 + 15, 0, 0), (same!.Numbers.Count, same.OnlyEarlier.Count, same.OnlyLater.Count));
        var across = await CompareAsync(2020, Year);
        Assert.Equal((1m, 0m, -1m), across!.Numbers.Where(number => number.Cell.Path == "3/A/total").Select(number => (number.Earlier, number.Later, number.Difference)).Single());
        // （六）其他处理 is one row in 2020 and three in 2025.
        Assert.DoesNotContain(across.Numbers, number => number.Cell.Path.StartsWith("3/C6", StringComparison.Ordinal));
        Assert.Contains(across.OnlyLater, name => name.Contains("逾期不补正", StringComparison.Ordinal));
        Assert.Null(await CompareAsync(2019, Year));

        Task<ReportComparison?> CompareAsync(int earlier, int later) => scene.WithAsync(db => new ReportComparisonReader(db, TestData.TablesOf(db)).ReadAsync(earlier, later, default));
    }

    /// <summary>The page of a number says last year's: of the published report, else what that year's rows come to.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task PublicCell_YearBefore_IsTheReportsElseTheRows(bool published, decimal expected)
    {
        await TestData.RequestAsync(scene.Database, new DateOnly(2024, 3, 3), "C1", new DateOnly(2024, 4, 1));
        if (published)
            await TestData.PublishReportAsync(scene.Database, Year - 1);
        await TestData.RequestAsync(scene.Database, new DateOnly(2024, 5, 6), "C1", new DateOnly(2024, 6, 3));
        await TestData.PublishReportAsync(scene.Database, Year);
        var view = await scene.WithAsync(db => new ReportReader(db, TestData.TablesOf(db), new CellRowReader(db, new RequestReader(db), new CaseReader(db, new CalendarReader(db)), new LedgerReader(db, TestData.Forms))).CellAsync(Year, "3/A/person", default));
        Assert.Equal((0m, expected, -expected), (view!.Cell.Value, view.Cell.LastYear, view.Cell.Difference));
    }

    /// <summary>A frozen report stays; staff see which numbers the rows would now make others.</summary>
    [Fact]
    public async Task Overview_RowsChangedAfterwards_AreNamed()
    {
        await TestData.PublishReportAsync(scene.Database, Year);
        var id = await TestData.RequestAsync(scene.Database, new DateOnly(2025, 4, 4));
        var overview = await scene.WithAsync(db => new ReportWorkReader(db, TestData.FiguresOf(db), TestData.TablesOf(db)).OverviewAsync(Year, default));
        Assert.Equal([("3/A/person", 0m, 1m, 1), ("3/D/person", 0m, 1m, 1)], overview!.ChangedCells.Select(cell => (cell.Path, cell.Frozen!.Value, cell.Present!.Value, cell.New)));
        Assert.True(id > 0);
    }

    /// <summary>The form's tables have their own place; a table that the clerk typed is part of the text.</summary>
    [Fact]
    public async Task Json_TableTypedByTheClerk_StandsInTheText()
    {
        await TestData.PublishReportAsync(scene.Database, Year, "培训情况：\n\n| 村 | 场次 |\n| --- | --- |\n| 东河村 | 七场 |\n\n");
        var file = await scene.WithAsync(db => db.ReportFiles.SingleAsync(row => row.Format == ReportFormat.Json));
        using var json = JsonDocument.Parse(File.ReadAllBytes(scene.Database.Directory.Uploads + $"/{file.Digest[..2]}/{file.Digest}"));
        var texts = json.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString()!).ToList();
        Assert.Contains("东河村 七场", texts[0], StringComparison.Ordinal);
        Assert.Equal("", texts[1]);
        Assert.Equal(3, json.RootElement.GetProperty("tables").GetArrayLength());
    }

    /// <summary>Equal content gives equal bytes, whatever the machine's language and clock.</summary>
    [Fact]
    public async Task Json_OnAnotherCulture_IsTheSame()
    {
        await LedgerAsync("fees.collected", 3, "12.5");
        await TestData.PublishReportAsync(scene.Database, Year);
        var revision = await scene.WithAsync(db => db.ReportRevisions.AsNoTracking().Include(row => row.Parts).Include(row => row.Figures).Include(row => row.Cells).Include(row => row.Files).AsSplitQuery().SingleAsync(row => row.PublishedAt != null));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var tables = await scene.WithAsync(db => TestData.TablesOf(db).FrozenAsync(Year, revision, default));
            var profile = await scene.WithAsync(db => db.SiteProfiles.SingleAsync());
            var content = ReportContent.Of(revision, Year, profile.AgencyName, ReportContent.Frozen(revision), [], null, tables);
            Assert.Equal(revision.Files.Single(file => file.Format == ReportFormat.Json).Digest, ReportFileMaker.Digest(ReportJson.Write(revision, content, tables, 1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    private Task<ReportTables> TablesAsync(DateOnly? asOf = null) => scene.WithAsync(db => TestData.TablesOf(db).PresentAsync(Year, asOf ?? new DateOnly(Year, 12, 31), default));

    private async Task<ReportCheckup> CheckAsync() => (await scene.WithAsync(db => TestData.ChecksOf(db).ReadAsync(Year, TestClock.Today, default)))!;

    private Task<ActResult<int>> ExplainAsync(string key, string text) => scene.WithAsync(db => new ExplainFinding(db, TestData.ChecksOf(db)).RunAsync(Year, key, text, TestClock.Writer, default));

    private Task<FileVerdict?> VerifyAsync(string digest) => scene.WithAsync(db => new ReportFileReader(db).VerifyAsync(digest, default));

    private Task<string> PdfDigestAsync() => scene.WithAsync(async db => (await new ReportFileReader(db).FileAsync(Year, ReportFormat.Pdf, default))!.Digest);

    private async Task CaseAsync(CaseKind kind, DateOnly filed, CaseResult? result, DateOnly? closed) =>
        TestData.Done(await scene.WithAsync(db => new RegisterCase(db).RunAsync(new CaseEntry { Kind = kind, FiledOn = filed, Body = "试验市人民政府", Result = result, ClosedOn = closed }, TestClock.Writer, default)));

    private async Task LedgerAsync(string line, int month, string typed) =>
        TestData.Done(await scene.WithAsync(db => new SaveLedgerYear(db, TestData.Forms).RunAsync(Year, [new LedgerField(line, month, typed, "0")], TestClock.Writer, default)));
}
