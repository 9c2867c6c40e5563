using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchAtScale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_Date_Id",
                table: "SearchDocuments");

            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_Kind_SubjectId",
                table: "SearchDocuments");

            migrationBuilder.RenameTable(
                name: "SearchDocuments",
                newName: "SearchDocumentsBefore");

            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: true),
                    AlsoUnder = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Id);
                    table.CheckConstraint("CK_SearchDocuments_AlsoUnder_Length", "length(\"AlsoUnder\") <= 100");
                });

            migrationBuilder.CreateTable(
                name: "SearchContents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IndexNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Files = table.Column<string>(type: "TEXT", maxLength: 2000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchContents", x => x.Id);
                    table.CheckConstraint("CK_SearchContents_Body_Length", "length(\"Body\") <= 1000000");
                    table.CheckConstraint("CK_SearchContents_DocumentNumber_Length", "length(\"DocumentNumber\") <= 100");
                    table.CheckConstraint("CK_SearchContents_Files_Length", "length(\"Files\") <= 2000000");
                    table.CheckConstraint("CK_SearchContents_IndexNumber_Length", "length(\"IndexNumber\") <= 100");
                    table.CheckConstraint("CK_SearchContents_Title_Length", "length(\"Title\") <= 200");
                    table.ForeignKey(
                        name: "FK_SearchContents_SearchDocuments_Id",
                        column: x => x.Id,
                        principalTable: "SearchDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Ids are those of SearchDocument.FirstOf: days since 0001-01-01, times 65,536, and a running number.
            migrationBuilder.Sql("""
                INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date, CategoryId, AlsoUnder, GroupId)
                SELECT (CAST(julianday(b.Date) - 1721425.5 AS INTEGER) << 16) + row_number() OVER (PARTITION BY b.Date ORDER BY b.Id) - 1,
                    b.Kind, b.SubjectId, b.Date, p.CategoryId,
                    (SELECT group_concat(c.CategoryId, ' ' ORDER BY c.CategoryId) FROM PublicItemCategories c WHERE c.ItemId = p.ItemId AND c.CategoryId <> p.CategoryId),
                    p.GroupId
                FROM SearchDocumentsBefore b LEFT JOIN PublicItems p ON b.Kind = 'Item' AND p.ItemId = b.SubjectId;
                """);

            // Numbers and file names stand in columns of their own now; a report's words are as they were.
            migrationBuilder.Sql("""
                INSERT INTO SearchContents (Id, Title, DocumentNumber, IndexNumber, Body, Files)
                SELECT d.Id, b.Title, p.DocumentNumber, p.IndexNumber,
                    CASE WHEN r.Id IS NULL THEN b.Body ELSE concat_ws(char(10), nullif(r.Summary, ''), nullif(r.Keywords, ''), nullif(coalesce(r.MaskedPlain, r.BodyPlain), '')) END,
                    coalesce((SELECT group_concat(a.FileName, char(10) ORDER BY a.Position) FROM Attachments a WHERE a.RevisionId = r.Id), '')
                FROM SearchDocuments d
                JOIN SearchDocumentsBefore b ON b.Kind = d.Kind AND b.SubjectId = d.SubjectId
                LEFT JOIN PublicItems p ON d.Kind = 'Item' AND p.ItemId = d.SubjectId
                LEFT JOIN ItemRevisions r ON r.Id = p.RevisionId;
                """);

            migrationBuilder.DropTable(
                name: "SearchDocumentsBefore");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Kind_SubjectId",
                table: "SearchDocuments",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "SearchStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    IndexForm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SynonymsLoaded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchStates", x => x.Id);
                    table.CheckConstraint("CK_SearchStates_IndexForm_Length", "length(\"IndexForm\") <= 40");
                });

            migrationBuilder.CreateTable(
                name: "SearchSynonyms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchSynonyms", x => x.Id);
                    table.CheckConstraint("CK_SearchSynonyms_Words_Length", "length(\"Words\") <= 300");
                });

            migrationBuilder.CreateTable(
                name: "EmptySearches",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmptySearches", x => new { x.Day, x.Query });
                    table.CheckConstraint("CK_EmptySearches_Query_Length", "length(\"Query\") <= 60");
                });

            // Character pairs are made by the program: RebuildSearchIndex fills the index at the next start.
            migrationBuilder.Sql("DROP TABLE SearchIndex;");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchIndex USING fts5(Body, Title, Files, Marks, Facets, content='', contentless_delete=1, tokenize='ascii', prefix='1');");
            migrationBuilder.Sql("INSERT INTO SearchStates (Id, IndexForm, SynonymsLoaded) VALUES (1, '', 0);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE SearchIndex;");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchIndex USING fts5(Title, Body, content='', contentless_delete=1, tokenize='unicode61');");

            migrationBuilder.DropTable(
                name: "EmptySearches");

            migrationBuilder.DropTable(
                name: "SearchStates");

            migrationBuilder.DropTable(
                name: "SearchSynonyms");

            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_Kind_SubjectId",
                table: "SearchDocuments");

            migrationBuilder.DropTable(
                name: "SearchContents");

            migrationBuilder.DropTable(
                name: "SearchDocuments");

            // An older program finds nothing until its texts are published again.
            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Id);
                    table.CheckConstraint("CK_SearchDocuments_Body_Length", "length(\"Body\") <= 1000000");
                    table.CheckConstraint("CK_SearchDocuments_Title_Length", "length(\"Title\") <= 200");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Date_Id",
                table: "SearchDocuments",
                columns: new[] { "Date", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Kind_SubjectId",
                table: "SearchDocuments",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);
        }
    }
}
