using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Requests.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Requests;

/// <summary>Registers the acts and readers of the requests register.</summary>
public static class AddRequestsExtensions
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.TryAddScoped<CalendarReader>();
        services.TryAddScoped<RequestRegisterReader>();
        services.TryAddScoped<SeeApplicant>();
        services.TryAddScoped<RegisterRequest>();
        services.TryAddScoped<EditRequest>();
        services.TryAddScoped<EnterOutcome>();
        services.TryAddScoped<CaseReader>();
        services.TryAddScoped<RegisterCase>();
        services.TryAddScoped<EditCase>();
        return services;
    }
}
