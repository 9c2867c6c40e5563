using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Staff.Catalogue;
using InfoDisclosure.Web.Staff.Catalogue.Bulk;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff;

/// <summary>The office's side: sign-in, policies, staff pages.</summary>
public static class StaffSite
{
    public static WebApplicationBuilder AddStaffSite(this WebApplicationBuilder builder)
    {
        builder.Services.AddStaffing();
        builder.Services.AddSite();
        builder.Services.AddReports(ProgramFolder.Seeds, ProgramFolder.Fonts);
        builder.Services.AddCatalogue();
        builder.Services.AddRequests();
        builder.Services.AddSingleton<UploadTickets>();
        builder.Services.AddSingleton<BulkRuns>().AddHostedService(services => services.GetRequiredService<BulkRuns>());
        builder.Services.AddScoped<StaffSession>();
        builder.Services.AddSingleton<OnceTokens>();
        builder.Services.AddSingleton<SignInLimit>();
        builder.Services.AddSingleton<StaffNavigation>();
        builder.Services.AddAuthentication(StaffPerson.Scheme).AddCookie(StaffPerson.Scheme, StaffSession.Configure);
        builder.Services.AddAuthorization(StaffPolicies.Add);
        builder.Services.AddControllersWithViews(ConfigurePages);
        return builder;
    }

    public static WebApplication UseStaffSite(this WebApplication app)
    {
        app.UseWhen(IsStaff, staff => staff.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(http);
        }));
        app.UseAuthentication();
        app.UseMiddleware<SessionResume>();
        app.UseAuthorization();
        app.UseWhen(IsStaff, staff => staff.UseMiddleware<MustChangePassword>());
        app.MapControllers();
        return app;
    }

    private static bool IsStaff(HttpContext http) => http.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);

    private static void ConfigurePages(MvcOptions options)
    {
        options.Conventions.Add(new DenyByDefault());
        options.Filters.Add<CarriedPosts>();
        options.Filters.Add<TokenFailure>();
        options.ModelBinderProviders.Insert(0, new ActContextBinder());
        options.ModelBinderProviders.Insert(0, new OfficeDateBinder());
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, label) => $"{label}不能是“{Shortened(value)}”，请重新填写");
        messages.SetValueMustBeANumberAccessor(label => $"{label}要填数字");
        messages.SetValueMustNotBeNullAccessor(_ => "请填写这一项");
        messages.SetValueIsInvalidAccessor(value => $"“{Shortened(value)}”不能用在这里，请重新填写");
        messages.SetMissingBindRequiredValueAccessor(label => $"请填写{label}");
        messages.SetMissingKeyOrValueAccessor(() => "请填写这一项");
        messages.SetUnknownValueIsInvalidAccessor(label => $"请重新填写{label}");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Shortened(value)}”不能用在这里，请重新填写");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "请重新填写");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "要填数字");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "没有收到内容，请再提交一次");
    }

    private static string Shortened(string value) => value.Length <= 20 ? value : $"{value[..20]}…";
}
