using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReportTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BodyNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    RequestId = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSimplified = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.CheckConstraint("CK_Cases_Body_Length", "length(\"Body\") <= 100");
                    table.CheckConstraint("CK_Cases_BodyNumber_Length", "length(\"BodyNumber\") <= 60");
                    table.CheckConstraint("CK_Cases_Note_Length", "length(\"Note\") <= 1000");
                    table.ForeignKey(
                        name: "FK_Cases_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CellAdjustments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AskedById = table.Column<int>(type: "INTEGER", nullable: true),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CellAdjustments", x => x.Id);
                    table.CheckConstraint("CK_CellAdjustments_AskedByName_Length", "length(\"AskedByName\") <= 60");
                    table.CheckConstraint("CK_CellAdjustments_ConfirmedByName_Length", "length(\"ConfirmedByName\") <= 60");
                    table.CheckConstraint("CK_CellAdjustments_EndedByName_Length", "length(\"EndedByName\") <= 60");
                    table.CheckConstraint("CK_CellAdjustments_Path_Length", "length(\"Path\") <= 60");
                    table.CheckConstraint("CK_CellAdjustments_Reason_Length", "length(\"Reason\") <= 300");
                });

            migrationBuilder.CreateTable(
                name: "CheckExplanations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckExplanations", x => x.Id);
                    table.CheckConstraint("CK_CheckExplanations_ByName_Length", "length(\"ByName\") <= 60");
                    table.CheckConstraint("CK_CheckExplanations_Code_Length", "length(\"Code\") <= 30");
                    table.CheckConstraint("CK_CheckExplanations_Key_Length", "length(\"Key\") <= 64");
                    table.CheckConstraint("CK_CheckExplanations_Sentence_Length", "length(\"Sentence\") <= 500");
                    table.CheckConstraint("CK_CheckExplanations_Text_Length", "length(\"Text\") <= 300");
                    table.ForeignKey(
                        name: "FK_CheckExplanations_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FrozenCells",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    IsAdjusted = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowIds = table.Column<string>(type: "TEXT", maxLength: 2000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCells", x => x.Id);
                    table.CheckConstraint("CK_FrozenCells_Path_Length", "length(\"Path\") <= 60");
                    table.CheckConstraint("CK_FrozenCells_RowIds_Length", "length(\"RowIds\") <= 2000000");
                    table.ForeignKey(
                        name: "FK_FrozenCells_ReportRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ReportRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Line = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                    table.CheckConstraint("CK_LedgerEntries_Line_Length", "length(\"Line\") <= 60");
                    table.CheckConstraint("CK_LedgerEntries_SavedByName_Length", "length(\"SavedByName\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "ReportFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportFiles", x => x.Id);
                    table.CheckConstraint("CK_ReportFiles_Digest_Length", "length(\"Digest\") <= 64");
                    table.CheckConstraint("CK_ReportFiles_FileName_Length", "length(\"FileName\") <= 200");
                    table.ForeignKey(
                        name: "FK_ReportFiles_ReportRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ReportRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_RequestId",
                table: "Cases",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Year_Serial",
                table: "Cases",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CellAdjustments_Year_Path",
                table: "CellAdjustments",
                columns: new[] { "Year", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckExplanations_ReportId_Key",
                table: "CheckExplanations",
                columns: new[] { "ReportId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCells_RevisionId_Path",
                table: "FrozenCells",
                columns: new[] { "RevisionId", "Path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Line_Month",
                table: "LedgerEntries",
                columns: new[] { "Line", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportFiles_Digest",
                table: "ReportFiles",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_ReportFiles_RevisionId_Format",
                table: "ReportFiles",
                columns: new[] { "RevisionId", "Format" },
                unique: true);

            // What was published with a revision and what two persons set stays as it was.
            const string Published = "EXISTS (SELECT 1 FROM ReportRevisions WHERE Id = {0}.RevisionId AND PublishedAt IS NOT NULL)";
            foreach (var (on, row) in new[] { ("Insert", "NEW"), ("Update", "OLD"), ("Delete", "OLD") })
            {
                Guard("FrozenCells", on, Published.Replace("{0}", row, StringComparison.Ordinal), "a published revision is immutable");
                Guard("ReportFiles", on, Published.Replace("{0}", row, StringComparison.Ordinal), "a published revision is immutable");
            }

            Guard("CellAdjustments", "Update", "OLD.EndedAt IS NOT NULL OR (NEW.Year, NEW.Path, NEW.Value, NEW.Reason, NEW.AskedById, NEW.AskedAt) IS NOT (OLD.Year, OLD.Path, OLD.Value, OLD.Reason, OLD.AskedById, OLD.AskedAt)", "an adjustment is immutable");
            Guard("CellAdjustments", "Delete", "1", "an adjustment is immutable");
            Guard("CheckExplanations", "Update", "1", "an explanation is immutable");

            // A report is published when one person reviewed it and another signed it.
            migrationBuilder.Sql("DROP TRIGGER ReportRevisions_Review_Update;");
            Guard("ReportRevisions_Review", "Update", "OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT (EXISTS (SELECT 1 FROM Reviews WHERE ReportRevisionId = NEW.Id AND Kind = 'Review') AND EXISTS (SELECT 1 FROM Reviews WHERE ReportRevisionId = NEW.Id AND Kind = 'Signature'))", "a revision is published after its review");

            void Guard(string table, string on, string when, string message) =>
                migrationBuilder.Sql($"CREATE TRIGGER {table}_{on} BEFORE {on.ToUpperInvariant()} ON {table.Replace("_Review", "", StringComparison.Ordinal)} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER ReportRevisions_Review_Update;");
            migrationBuilder.Sql("CREATE TRIGGER ReportRevisions_Review_Update BEFORE UPDATE ON ReportRevisions WHEN OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews WHERE ReportRevisionId = NEW.Id) BEGIN SELECT RAISE(ABORT, 'a revision is published after its review'); END;");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "CellAdjustments");

            migrationBuilder.DropTable(
                name: "CheckExplanations");

            migrationBuilder.DropTable(
                name: "FrozenCells");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "ReportFiles");
        }
    }
}
