using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>Villages, and where items were posted.</summary>
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Channels",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.CreateTable(
                name: "Villages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Board = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Villages", x => x.Id);
                    table.CheckConstraint("CK_Villages_Board_Length", "length(\"Board\") <= 60");
                    table.CheckConstraint("CK_Villages_Name_Length", "length(\"Name\") <= 30");
                });

            migrationBuilder.CreateTable(
                name: "Postings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelId = table.Column<int>(type: "INTEGER", nullable: false),
                    VillageId = table.Column<int>(type: "INTEGER", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PostedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenDownOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecordedById = table.Column<int>(type: "INTEGER", nullable: true),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StruckAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StruckByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    StruckReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postings", x => x.Id);
                    table.CheckConstraint("CK_Postings_Address_Length", "length(\"Address\") <= 500");
                    table.CheckConstraint("CK_Postings_Note_Length", "length(\"Note\") <= 200");
                    table.CheckConstraint("CK_Postings_Place_Length", "length(\"Place\") <= 100");
                    table.CheckConstraint("CK_Postings_PostedBy_Length", "length(\"PostedBy\") <= 60");
                    table.CheckConstraint("CK_Postings_RecordedByName_Length", "length(\"RecordedByName\") <= 60");
                    table.CheckConstraint("CK_Postings_StruckByName_Length", "length(\"StruckByName\") <= 60");
                    table.CheckConstraint("CK_Postings_StruckReason_Length", "length(\"StruckReason\") <= 200");
                    table.ForeignKey(
                        name: "FK_Postings_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Villages_VillageId",
                        column: x => x.VillageId,
                        principalTable: "Villages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostingProofs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PostingId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostingProofs", x => x.Id);
                    table.CheckConstraint("CK_PostingProofs_ContentType_Length", "length(\"ContentType\") <= 100");
                    table.CheckConstraint("CK_PostingProofs_Digest_Length", "length(\"Digest\") <= 64");
                    table.CheckConstraint("CK_PostingProofs_FileName_Length", "length(\"FileName\") <= 120");
                    table.ForeignKey(
                        name: "FK_PostingProofs_Postings_PostingId",
                        column: x => x.PostingId,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PostingProofs_Digest",
                table: "PostingProofs",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_PostingProofs_PostingId",
                table: "PostingProofs",
                column: "PostingId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_ChannelId",
                table: "Postings",
                column: "ChannelId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_ItemId_ChannelId_PostedOn",
                table: "Postings",
                columns: new[] { "ItemId", "ChannelId", "PostedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_VillageId_ItemId",
                table: "Postings",
                columns: new[] { "VillageId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Villages_Name",
                table: "Villages",
                column: "Name",
                unique: true);

            migrationBuilder.Sql("UPDATE Channels SET Kind = CASE Code WHEN 'wangzhan' THEN 'Website' WHEN 'weixin' THEN 'Wechat' WHEN 'gongkailan' THEN 'VillageBoard' ELSE 'Other' END;");
            // What was entered stays as it was entered; only its end is added.
            migrationBuilder.Sql("CREATE TRIGGER Postings_Update BEFORE UPDATE ON Postings WHEN OLD.StruckAt IS NOT NULL OR OLD.TakenDownOn IS NOT NULL AND NEW.TakenDownOn IS NOT OLD.TakenDownOn OR (NEW.ItemId, NEW.ChannelId, NEW.VillageId, NEW.Place, NEW.Address, NEW.PostedOn, NEW.PostedBy, NEW.Note, NEW.RecordedByName, NEW.RecordedAt) IS NOT (OLD.ItemId, OLD.ChannelId, OLD.VillageId, OLD.Place, OLD.Address, OLD.PostedOn, OLD.PostedBy, OLD.Note, OLD.RecordedByName, OLD.RecordedAt) BEGIN SELECT RAISE(ABORT, 'a posting is immutable'); END;");
            migrationBuilder.Sql("CREATE TRIGGER Postings_Delete BEFORE DELETE ON Postings BEGIN SELECT RAISE(ABORT, 'a posting is immutable'); END;");
            migrationBuilder.Sql("CREATE TRIGGER PostingProofs_Update BEFORE UPDATE ON PostingProofs BEGIN SELECT RAISE(ABORT, 'a posting is immutable'); END;");
            migrationBuilder.Sql("CREATE TRIGGER PostingProofs_Delete BEFORE DELETE ON PostingProofs BEGIN SELECT RAISE(ABORT, 'a posting is immutable'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PostingProofs");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "Villages");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Channels");
        }
    }
}
