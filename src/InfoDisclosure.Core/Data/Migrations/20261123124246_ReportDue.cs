using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReportDue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReportDue",
                table: "SiteProfiles",
                type: "TEXT",
                maxLength: 5,
                nullable: false,
                defaultValue: "01-31");

            migrationBuilder.AddCheckConstraint(
                name: "CK_SiteProfiles_ReportDue_Length",
                table: "SiteProfiles",
                sql: "length(\"ReportDue\") <= 5");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_SiteProfiles_ReportDue_Length",
                table: "SiteProfiles");

            migrationBuilder.DropColumn(
                name: "ReportDue",
                table: "SiteProfiles");
        }
    }
}
