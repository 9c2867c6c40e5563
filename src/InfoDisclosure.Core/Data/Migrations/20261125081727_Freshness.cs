using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>Update periods of columns, public statements about them, reasons of blank ones, and counts of readings.</summary>
    public partial class Freshness : Migration
    {
        private static readonly string[] InsertOnly = ["NoChangeStatements", "BlankReasons"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BlankReasons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StatedById = table.Column<int>(type: "INTEGER", nullable: true),
                    StatedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlankReasons", x => x.Id);
                    table.CheckConstraint("CK_BlankReasons_Reason_Length", "length(\"Reason\") <= 200");
                    table.CheckConstraint("CK_BlankReasons_StatedByName_Length", "length(\"StatedByName\") <= 60");
                    table.ForeignKey(
                        name: "FK_BlankReasons_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ColumnPeriods",
                columns: table => new
                {
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColumnPeriods", x => x.CategoryId);
                    table.ForeignKey(
                        name: "FK_ColumnPeriods_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemReadings",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemReadings", x => new { x.Day, x.ItemId });
                    table.ForeignKey(
                        name: "FK_ItemReadings_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoChangeStatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    StatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StatedById = table.Column<int>(type: "INTEGER", nullable: true),
                    StatedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoChangeStatements", x => x.Id);
                    table.CheckConstraint("CK_NoChangeStatements_StatedByName_Length", "length(\"StatedByName\") <= 60");
                    table.ForeignKey(
                        name: "FK_NoChangeStatements_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UpkeepSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    YellowLead = table.Column<int>(type: "INTEGER", nullable: false),
                    MostStatements = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UpkeepSettings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BlankReasons_CategoryId",
                table: "BlankReasons",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemReadings_ItemId",
                table: "ItemReadings",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_NoChangeStatements_CategoryId_StatedOn",
                table: "NoChangeStatements",
                columns: new[] { "CategoryId", "StatedOn" },
                unique: true);

            foreach (var table in InsertOnly)
            {
                foreach (var what in new[] { "Update", "Delete" })
                    migrationBuilder.Sql($"CREATE TRIGGER {table}_{what} BEFORE {what.ToUpperInvariant()} ON {table} WHEN 1 BEGIN SELECT RAISE(ABORT, 'what was stated in public is immutable'); END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BlankReasons");

            migrationBuilder.DropTable(
                name: "ColumnPeriods");

            migrationBuilder.DropTable(
                name: "ItemReadings");

            migrationBuilder.DropTable(
                name: "NoChangeStatements");

            migrationBuilder.DropTable(
                name: "UpkeepSettings");
        }
    }
}
