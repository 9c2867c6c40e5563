using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class PrivacyChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FileTexts",
                columns: table => new
                {
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileTexts", x => x.Digest);
                    table.CheckConstraint("CK_FileTexts_Digest_Length", "length(\"Digest\") <= 64");
                    table.CheckConstraint("CK_FileTexts_Text_Length", "length(\"Text\") <= 200000");
                });

            migrationBuilder.CreateTable(
                name: "OfficeWords",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ChangedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeWords", x => x.Id);
                    table.CheckConstraint("CK_OfficeWords_ChangedByName_Length", "length(\"ChangedByName\") <= 60");
                    table.CheckConstraint("CK_OfficeWords_Note_Length", "length(\"Note\") <= 100");
                    table.CheckConstraint("CK_OfficeWords_Word_Length", "length(\"Word\") <= 30");
                });

            migrationBuilder.CreateTable(
                name: "PrivacyChecks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Masked = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Files = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyChecks", x => x.Id);
                    table.CheckConstraint("CK_PrivacyChecks_CheckedByName_Length", "length(\"CheckedByName\") <= 60");
                    table.CheckConstraint("CK_PrivacyChecks_ContentDigest_Length", "length(\"ContentDigest\") <= 64");
                    table.ForeignKey(
                        name: "FK_PrivacyChecks_ItemRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PrivacyDecisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PointKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyDecisions", x => x.Id);
                    table.CheckConstraint("CK_PrivacyDecisions_DecidedByName_Length", "length(\"DecidedByName\") <= 60");
                    table.CheckConstraint("CK_PrivacyDecisions_PointKey_Length", "length(\"PointKey\") <= 64");
                    table.CheckConstraint("CK_PrivacyDecisions_Reason_Length", "length(\"Reason\") <= 200");
                    table.CheckConstraint("CK_PrivacyDecisions_What_Length", "length(\"What\") <= 120");
                    table.ForeignKey(
                        name: "FK_PrivacyDecisions_ItemRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicityProofs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ContentDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MaskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Places = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicityProofs", x => x.Id);
                    table.CheckConstraint("CK_PublicityProofs_ContentDigest_Length", "length(\"ContentDigest\") <= 64");
                    table.CheckConstraint("CK_PublicityProofs_Places_Length", "length(\"Places\") <= 20000");
                    table.ForeignKey(
                        name: "FK_PublicityProofs_ItemRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicityProofs_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OfficeWords_Kind_Word",
                table: "OfficeWords",
                columns: new[] { "Kind", "Word" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyChecks_RevisionId_ContentDigest",
                table: "PrivacyChecks",
                columns: new[] { "RevisionId", "ContentDigest" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyDecisions_RevisionId",
                table: "PrivacyDecisions",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicityProofs_ItemId",
                table: "PublicityProofs",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicityProofs_RevisionId",
                table: "PublicityProofs",
                column: "RevisionId");

            // What was decided and checked stays with the text it was about; what was certified stays for ever.
            const string Published = "EXISTS (SELECT 1 FROM ItemRevisions WHERE Id = {0}.RevisionId AND PublishedAt IS NOT NULL)";
            foreach (var (on, row) in new[] { ("Insert", "NEW"), ("Update", "OLD"), ("Delete", "OLD") })
                Guard("PrivacyDecisions", on, Published.Replace("{0}", row, StringComparison.Ordinal), "a published revision is immutable");
            Guard("PrivacyChecks", "Update", "1", "a check is immutable");
            Guard("PrivacyChecks", "Delete", Published.Replace("{0}", "OLD", StringComparison.Ordinal), "a published revision is immutable");
            Guard("PublicityProofs", "Update", "1", "what was certified is immutable");
            Guard("PublicityProofs", "Delete", "1", "what was certified is immutable");

            void Guard(string table, string on, string when, string message) =>
                migrationBuilder.Sql($"CREATE TRIGGER {table}_{on} BEFORE {on.ToUpperInvariant()} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FileTexts");

            migrationBuilder.DropTable(
                name: "OfficeWords");

            migrationBuilder.DropTable(
                name: "PrivacyChecks");

            migrationBuilder.DropTable(
                name: "PrivacyDecisions");

            migrationBuilder.DropTable(
                name: "PublicityProofs");
        }
    }
}
