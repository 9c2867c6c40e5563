namespace InfoDisclosure.Web.Staff;

/// <summary>The office's side: sign-in, policies, staff pages.</summary>
public static class StaffSite
{
    public static WebApplicationBuilder AddStaffSite(this WebApplicationBuilder builder) => builder;

    public static WebApplication UseStaffSite(this WebApplication app) => app;
}
