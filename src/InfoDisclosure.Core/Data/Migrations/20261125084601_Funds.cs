using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Funds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FundBatches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    PolicyBasis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PublicityFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PublicityTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rounding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PurgedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundBatches", x => x.Id);
                    table.CheckConstraint("CK_FundBatches_FileName_Length", "length(\"FileName\") <= 120");
                    table.CheckConstraint("CK_FundBatches_MadeByName_Length", "length(\"MadeByName\") <= 60");
                    table.CheckConstraint("CK_FundBatches_PolicyBasis_Length", "length(\"PolicyBasis\") <= 200");
                    table.CheckConstraint("CK_FundBatches_Title_Length", "length(\"Title\") <= 80");
                    table.CheckConstraint("CK_FundBatches_Unit_Length", "length(\"Unit\") <= 10");
                });

            migrationBuilder.CreateTable(
                name: "FundHouseholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    VillageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundHouseholds", x => x.Id);
                    table.CheckConstraint("CK_FundHouseholds_Name_Length", "length(\"Name\") <= 30");
                    table.ForeignKey(
                        name: "FK_FundHouseholds_FundBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "FundBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FundHouseholds_Villages_VillageId",
                        column: x => x.VillageId,
                        principalTable: "Villages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FundVillages",
                columns: table => new
                {
                    BatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    VillageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundVillages", x => new { x.BatchId, x.VillageId });
                    table.ForeignKey(
                        name: "FK_FundVillages_FundBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "FundBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FundVillages_Villages_VillageId",
                        column: x => x.VillageId,
                        principalTable: "Villages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FundBatches_ItemId",
                table: "FundBatches",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_FundHouseholds_BatchId_VillageId",
                table: "FundHouseholds",
                columns: new[] { "BatchId", "VillageId" });

            migrationBuilder.CreateIndex(
                name: "IX_FundHouseholds_VillageId",
                table: "FundHouseholds",
                column: "VillageId");

            migrationBuilder.CreateIndex(
                name: "IX_FundVillages_VillageId",
                table: "FundVillages",
                column: "VillageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FundHouseholds");

            migrationBuilder.DropTable(
                name: "FundVillages");

            migrationBuilder.DropTable(
                name: "FundBatches");
        }
    }
}
