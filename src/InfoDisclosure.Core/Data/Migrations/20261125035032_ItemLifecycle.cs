using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>
    /// The item's further particulars, its review by several people, its dated 有效性. Tables are rebuilt, which their triggers
    /// would forbid, and a renamed table may not be named by any trigger: all of them go here and come back in ItemGuards.
    /// </summary>
    public partial class ItemLifecycle : Migration
    {
        private static readonly string[] Triggers =
        [
            "ItemRevisions_Published_Update", "ItemRevisions_Published_Delete", "ItemRevisions_Review_Insert", "ItemRevisions_Review_Update",
            "ReportRevisions_Published_Update", "ReportRevisions_Published_Delete", "ReportRevisions_Review_Insert", "ReportRevisions_Review_Update",
            "ReportParts_Frozen_Insert", "ReportParts_Frozen_Update", "ReportParts_Frozen_Delete",
            "FrozenFigures_Frozen_Insert", "FrozenFigures_Frozen_Update", "FrozenFigures_Frozen_Delete",
            "Attachments_Frozen_Insert", "Attachments_Frozen_Update", "Attachments_Frozen_Delete",
            "ItemRevisionChannels_Frozen_Insert", "ItemRevisionChannels_Frozen_Update", "ItemRevisionChannels_Frozen_Delete",
            "Reviews_Update", "Reviews_Delete", "Journal_Update", "Journal_Delete", "PageTexts_Update", "PageTexts_Delete",
            "Items_Number_Update", "Items_Number_Delete",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in Triggers)
                migrationBuilder.Sql($"DROP TRIGGER {trigger};");

            migrationBuilder.DropIndex(
                name: "IX_PublicItems_CategoryId_GroupId_DisclosedOn_ItemId",
                table: "PublicItems");

            migrationBuilder.AddColumn<string>(
                name: "ReviewRule",
                table: "SiteProfiles",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "TwoPersons");

            migrationBuilder.AddColumn<string>(
                name: "ContentDigest",
                table: "Reviews",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Reviews",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Secrecy");

            migrationBuilder.AddColumn<string>(
                name: "LookedAt",
                table: "Reviews",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RecordedAt",
                table: "Reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "PublicItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "InterpretsId",
                table: "PublicItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PublicityEnded",
                table: "PublicItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Timeliness",
                table: "PublicItems",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Unknown");

            migrationBuilder.AddColumn<string>(
                name: "UpdatePeriod",
                table: "PublicItems",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReassessOn",
                table: "Items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ResponsibleId",
                table: "Items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RetainUntil",
                table: "Items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChangedOn",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentDigest",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DiscardedAt",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Genre",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "InterpretsId",
                table: "ItemRevisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Keywords",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LimitBasis",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LimitDays",
                table: "ItemRevisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedHtml",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 4000000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedMarkdown",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 500000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedPlain",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 4000000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublicityFrom",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublicityTo",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScheduledFor",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UpdatePeriod",
                table: "ItemRevisions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidityFrom",
                table: "ItemRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedDigest",
                table: "Attachments",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MaskedSize",
                table: "Attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ItemRevisionCategories",
                columns: table => new
                {
                    AlsoUnderId = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemRevisionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemRevisionCategories", x => new { x.AlsoUnderId, x.ItemRevisionId });
                    table.ForeignKey(
                        name: "FK_ItemRevisionCategories_Categories_AlsoUnderId",
                        column: x => x.AlsoUnderId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemRevisionCategories_ItemRevisions_ItemRevisionId",
                        column: x => x.ItemRevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemRevisionWriters",
                columns: table => new
                {
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemRevisionWriters", x => new { x.RevisionId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ItemRevisionWriters_ItemRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemValidityLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Validity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SuccessorId = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RecordedById = table.Column<int>(type: "INTEGER", nullable: true),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemValidityLines", x => x.Id);
                    table.CheckConstraint("CK_ItemValidityLines_Reason_Length", "length(\"Reason\") <= 500");
                    table.CheckConstraint("CK_ItemValidityLines_RecordedByName_Length", "length(\"RecordedByName\") <= 60");
                    table.ForeignKey(
                        name: "FK_ItemValidityLines_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemValidityLines_Items_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicItemCategories",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    DisclosedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicItemCategories", x => new { x.ItemId, x.CategoryId });
                    table.ForeignKey(
                        name: "FK_PublicItemCategories_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicItemCategories_PublicItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "PublicItems",
                        principalColumn: "ItemId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Reviews_ContentDigest_Length",
                table: "Reviews",
                sql: "length(\"ContentDigest\") <= 64");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Reviews_LookedAt_Length",
                table: "Reviews",
                sql: "length(\"LookedAt\") <= 200");

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_InterpretsId",
                table: "PublicItems",
                column: "InterpretsId");

            migrationBuilder.CreateIndex(
                name: "IX_Items_ResponsibleId",
                table: "Items",
                column: "ResponsibleId");

            migrationBuilder.CreateIndex(
                name: "IX_Items_RetainUntil",
                table: "Items",
                column: "RetainUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_InterpretsId",
                table: "ItemRevisions",
                column: "InterpretsId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_ContentDigest_Length",
                table: "ItemRevisions",
                sql: "length(\"ContentDigest\") <= 64");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_Keywords_Length",
                table: "ItemRevisions",
                sql: "length(\"Keywords\") <= 200");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_LimitBasis_Length",
                table: "ItemRevisions",
                sql: "length(\"LimitBasis\") <= 200");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_MaskedHtml_Length",
                table: "ItemRevisions",
                sql: "length(\"MaskedHtml\") <= 4000000");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_MaskedMarkdown_Length",
                table: "ItemRevisions",
                sql: "length(\"MaskedMarkdown\") <= 500000");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_MaskedPlain_Length",
                table: "ItemRevisions",
                sql: "length(\"MaskedPlain\") <= 4000000");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ItemRevisions_Source_Length",
                table: "ItemRevisions",
                sql: "length(\"Source\") <= 100");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Attachments_MaskedDigest_Length",
                table: "Attachments",
                sql: "length(\"MaskedDigest\") <= 64");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisionCategories_ItemRevisionId",
                table: "ItemRevisionCategories",
                column: "ItemRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemValidityLines_From",
                table: "ItemValidityLines",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_ItemValidityLines_ItemId_From",
                table: "ItemValidityLines",
                columns: new[] { "ItemId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemValidityLines_SuccessorId",
                table: "ItemValidityLines",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicItemCategories_CategoryId_DisclosedOn_ItemId",
                table: "PublicItemCategories",
                columns: new[] { "CategoryId", "DisclosedOn", "ItemId" });

            migrationBuilder.AddForeignKey(
                name: "FK_ItemRevisions_Items_InterpretsId",
                table: "ItemRevisions",
                column: "InterpretsId",
                principalTable: "Items",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Items_AspNetUsers_ResponsibleId",
                table: "Items",
                column: "ResponsibleId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ItemRevisions_Items_InterpretsId",
                table: "ItemRevisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Items_AspNetUsers_ResponsibleId",
                table: "Items");

            migrationBuilder.DropTable(
                name: "ItemRevisionCategories");

            migrationBuilder.DropTable(
                name: "ItemRevisionWriters");

            migrationBuilder.DropTable(
                name: "ItemValidityLines");

            migrationBuilder.DropTable(
                name: "PublicItemCategories");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Reviews_ContentDigest_Length",
                table: "Reviews");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Reviews_LookedAt_Length",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_PublicItems_InterpretsId",
                table: "PublicItems");

            migrationBuilder.DropIndex(
                name: "IX_Items_ResponsibleId",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_RetainUntil",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_ItemRevisions_InterpretsId",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_ContentDigest_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_Keywords_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_LimitBasis_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_MaskedHtml_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_MaskedMarkdown_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_MaskedPlain_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ItemRevisions_Source_Length",
                table: "ItemRevisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Attachments_MaskedDigest_Length",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "ReviewRule",
                table: "SiteProfiles");

            migrationBuilder.DropColumn(
                name: "ContentDigest",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "LookedAt",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "PublicItems");

            migrationBuilder.DropColumn(
                name: "InterpretsId",
                table: "PublicItems");

            migrationBuilder.DropColumn(
                name: "PublicityEnded",
                table: "PublicItems");

            migrationBuilder.DropColumn(
                name: "Timeliness",
                table: "PublicItems");

            migrationBuilder.DropColumn(
                name: "UpdatePeriod",
                table: "PublicItems");

            migrationBuilder.DropColumn(
                name: "ReassessOn",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "ResponsibleId",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "RetainUntil",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "ChangedOn",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "ContentDigest",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "DiscardedAt",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "Genre",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "InterpretsId",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "Keywords",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "LimitBasis",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "LimitDays",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "MaskedHtml",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "MaskedMarkdown",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "MaskedPlain",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "PublicityFrom",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "PublicityTo",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "ScheduledFor",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "UpdatePeriod",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "ValidityFrom",
                table: "ItemRevisions");

            migrationBuilder.DropColumn(
                name: "MaskedDigest",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "MaskedSize",
                table: "Attachments");

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_CategoryId_GroupId_DisclosedOn_ItemId",
                table: "PublicItems",
                columns: new[] { "CategoryId", "GroupId", "DisclosedOn", "ItemId" });
        }
    }
}
